using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.Rules;
using FederationReform.Tests.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Elections;

/// <summary>
/// What holds for every command of an election, tried on each: done once, on the version that was looked at, on an open
/// record, by those who may.
/// </summary>
public sealed class ElectionCommandTests
{
    private static readonly IReadOnlyList<Command> Commands =
    [
        new(nameof(SetElectionFields), AuditEvent.ElectionChanged, Sheets.Listed, (given, who, e, operation) =>
            given.Use<SetElectionFields>().RunAsync(who, new(e.Id, operation, [new("Place", "村部会议室", "文化礼堂")]))
        )
        {
            Versioned = false,
        },
        new(nameof(AddCandidates), AuditEvent.CandidatesAdded, Sheets.Listed, (given, who, e, operation) =>
            given
                .Use<AddCandidates>()
                .RunAsync(
                    who,
                    new(e.Id, e.Version, operation, [new Dictionary<string, string> { ["Name"] = "演示新" }])
                )
        ),
        new(nameof(RemoveCandidate), AuditEvent.CandidateRemoved, Sheets.Listed, (given, who, e, operation) =>
            given.Use<RemoveCandidate>().RunAsync(who, new(e.Id, e.Version, operation, 12))
        ),
        new(nameof(AddRound), AuditEvent.RoundAdded, Sheets.Listed, (given, who, e, operation) =>
            given.Use<AddRound>().RunAsync(who, new(e.Id, e.Version, operation))
        ),
        new(nameof(RemoveRound), AuditEvent.RoundRemoved, Sheets.Executives, (given, who, e, operation) =>
            given.Use<RemoveRound>().RunAsync(who, new(e.Id, e.Version, operation))
        ),
        new(nameof(RemoveElection), AuditEvent.ElectionRemoved, Sheets.Listed, (given, who, e, operation) =>
            given.Use<RemoveElection>().RunAsync(who, new(e.Id, e.Version, operation))
        ),
        new(nameof(ConfirmElection), AuditEvent.ElectionConfirmed, Sheets.Executives, (given, who, e, operation) =>
            given.Use<ConfirmElection>().RunAsync(who, new(e.Id, e.Version, operation))
        ),
        new(nameof(ReopenElection), AuditEvent.ElectionReopened, Sheets.Executives, (given, who, e, operation) =>
            given.Use<ReopenElection>().RunAsync(who, new(e.Id, e.Version, operation, "计票单抄错一行"))
        )
        {
            Confirmed = true,
        },
        new(nameof(MarkElected), AuditEvent.ElectedByDecision, Sheets.Executives, (given, who, e, operation) =>
            given.Use<MarkElected>().RunAsync(who, new(e.Id, e.Version, operation, 12, true, "两张选票误判为无效"))
        )
        {
            OfTheCounty = true,
        },
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task Command_SentTwice_HappensOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        foreach (var command in Commands)
        {
            var (election, operation) = (await command.ElectionAsync(given, village), Guid.NewGuid());

            (await command.Run(given, command.By(village), election, operation)).Should().BeEmpty(command.Name);
            (await command.Run(given, command.By(village), election, operation)).Should().BeEmpty(command.Name);

            (await given.AuditAsync())
                .Should()
                .ContainSingle(a => a.OperationId == operation && a.Event == command.Event, command.Name);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Command_SentFiveTimesAtOnce_HappensOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        foreach (var command in Commands)
        {
            var (election, operation) = (await command.ElectionAsync(given, village), Guid.NewGuid());

            var answers = await AtOnce.RunAsync(5, _ => command.Run(given, command.By(village), election, operation));

            answers.Should().OnlyContain(v => v.Count == 0, command.Name);
            (await given.AuditAsync())
                .Should()
                .ContainSingle(a => a.OperationId == operation && a.Event == command.Event, command.Name);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Command_OnAnOlderVersion_IsStale(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        foreach (var command in Commands.Where(c => c.Versioned))
        {
            var election = await command.ElectionAsync(given, village);
            await ChangedAsync(given, election);

            (await command.Run(given, command.By(village), election, Guid.NewGuid()))
                .Should()
                .ContainSingle(v => v.Code == Refusal.StaleCode, command.Name);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Command_OnASubmittedOrApprovedRecord_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var elections = new List<(Command, Election)>();
        foreach (var command in Commands)
            elections.Add((command, await command.ElectionAsync(given, village)));
        await given.ReformAsync(village.Campaign, village.Village, r => r.Submit("张主席", given.Clock.UtcNow()));

        // Before it is approved the county still decides.
        foreach (var (command, election) in elections.Where(e => !e.Item1.OfTheCounty))
            (await command.Run(given, village.Chair, election, Guid.NewGuid()))
                .Should()
                .ContainSingle(v => v.Code == ReformRefusal.StateCode, command.Name);
        await given.ReformAsync(village.Campaign, village.Village, r => r.Approve(given.Clock.UtcNow()));
        foreach (var (command, election) in elections)
            (await command.Run(given, command.By(village), election, Guid.NewGuid()))
                .Should()
                .ContainSingle(v => v.Code == ReformRefusal.StateCode, command.Name);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Command_OnAConfirmedCount_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        foreach (var command in Commands.Where(c => !c.Confirmed))
        {
            var election = await given.ElectionAsync(
                village.Campaign,
                village.Village,
                command.Sheet,
                confirmedBy: "张主席"
            );

            (await command.Run(given, command.By(village), election, Guid.NewGuid()))
                .Should()
                .ContainSingle(v => v.Code == ElectionRefusal.ConfirmedCode, command.Name);
        }
    }

    /// <summary>AC-02, AC-05</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Command_ByThoseItIsNotFor_FindsNothingOrMayNot(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);
        var otherVillage = await given.AccountAsync(Role.VillageFederation, village.Villages[1]);
        var reader = await given.AccountAsync(Role.UpperReader, village.County);
        var neighbours = await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff);
        foreach (var command in Commands)
        {
            var election = await command.ElectionAsync(given, village);
            var before = election.Version;
            var (stranger, mayNot) = command.OfTheCounty
                ? (neighbours[1], new[] { village.Chair, reader, neighbours[0], otherVillage })
                : (neighbours[0], [village.Staff, reader, neighbours[1]]);

            var absent = await command.Run(given, stranger, await AbsentAsync(given, village, command), Guid.NewGuid());
            (await command.Run(given, stranger, election, Guid.NewGuid()))
                .Should()
                .Equal(absent, command.Name)
                .And.ContainSingle(v => v.Code == Refusal.NotFoundCode);
            if (!command.OfTheCounty)
                (await command.Run(given, otherVillage, election, Guid.NewGuid()))
                    .Should()
                    .ContainSingle(v => v.Code == Refusal.NotFoundCode, command.Name);
            foreach (var scope in mayNot)
                (await command.Run(given, scope, election, Guid.NewGuid()))
                    .Should()
                    .ContainSingle(v => v.Code == Refusal.NotAllowedCode, $"{command.Name} by {scope.Role}");
            (await given.ElectionAsync(election.Id)).Version.Should().Be(before, command.Name);
        }
    }

    /// <summary>The village's own account fills in its own election.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Command_ByTheVillageItself_IsDone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var own = await given.AccountAsync(Role.VillageFederation, village.Village);
        foreach (var command in Commands.Where(c => !c.OfTheCounty))
            (await command.Run(given, own, await command.ElectionAsync(given, village), Guid.NewGuid()))
                .Should()
                .BeEmpty(command.Name);
    }

    /// <summary>AC-03</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task ForeignElection_LoadedAndChanged_IsRefusedByTheGuard(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var foreign = await given.ElectionAsync(village.Campaign, village.Village, Sheets.Listed);
        var neighbour = (await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff))[0];
        await using var db = given.Portal.Open(neighbour);
        var election = await db.Elections.SingleAsync(e => e.Id == foreign.Id);
        election.Change(Sheets.Executives);
        db.Record(AuditEvent.ElectionChanged, election.Subject, "x");

        await db.Invoking(d => d.SaveChangesAsync()).Should().ThrowAsync<OutOfScopeException>();

        (await given.ElectionAsync(foreign.Id)).Sheet.Rounds.Should().BeEmpty();
    }

    // The number of an election that is gone.
    private static async Task<Election> AbsentAsync(Given given, VillageCase village, Command command)
    {
        var election = await command.ElectionAsync(given, village);
        await using var db = given.Portal.OpenForSystem();
        db.Elections.Remove(await db.Elections.SingleAsync(e => e.Id == election.Id));
        await db.SaveChangesAsync();
        return election;
    }

    private static async Task ChangedAsync(Given given, Election election)
    {
        await using var db = given.Portal.OpenForSystem();
        db.Touch(await db.Elections.SingleAsync(e => e.Id == election.Id));
        await db.SaveChangesAsync();
    }

    private sealed record Command(
        string Name,
        AuditEvent Event,
        ElectionSheet Sheet,
        Func<Given, UnitScope, Election, Guid, Task<Violations>> Run
    )
    {
        public bool Confirmed { get; init; }
        public bool OfTheCounty { get; init; }
        public bool Versioned { get; init; } = true;

        public UnitScope By(VillageCase village) => OfTheCounty ? village.Staff : village.Chair;

        public Task<Election> ElectionAsync(Given given, VillageCase village) =>
            given.ElectionAsync(village.Campaign, village.Village, Sheet, confirmedBy: Confirmed ? "张主席" : null);
    }
}

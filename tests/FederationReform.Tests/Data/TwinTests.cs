using System.Data.Common;
using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.Importing;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Representatives;
using FederationReform.Rosters;
using FederationReform.Rules;
using FederationReform.Tests.Committees;
using FederationReform.Tests.Rosters;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FederationReform.Units;
using FluentAssertions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FederationReform.Tests.Data;

/// <summary>
/// Of two requests with one operation id, the slower one meets what the faster one has saved: whichever of its queries
/// is the first to see it, the user is told that it is done, and it was done once.
/// </summary>
public sealed class TwinTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task CommitteeChange_WhoseTwinIsFaster_IsDoneOnceAndSaidSo(Engine engine)
    {
        await WhereverItSavesAsync(engine, CommitteeCase.OnAsync, async v =>
        {
            await v.EndAsync(1);
            var input = await v.AddInputAsync(Results.Member(30, Position.Chair));
            return async portal => new(await new AddPost(portal).RunAsync(v.Chair, input));
        });
        await WhereverItSavesAsync(engine, CommitteeCase.OnAsync, async v =>
        {
            await v.EndAsync(1);
            var input = await v.ChangeInputAsync(2, Position.Chair);
            return async portal => new(await new ChangePosition(portal).RunAsync(v.Chair, input));
        });
        await WhereverItSavesAsync(engine, CommitteeCase.OnAsync, async v =>
        {
            var input = await v.EndInputAsync(11);
            return async portal => new(await new EndPost(portal).RunAsync(v.Chair, input));
        });
        await WhereverItSavesAsync(engine, CommitteeCase.OnAsync, async v =>
        {
            await v.AddAsync(Results.Member(30), reason: "镇党委同意增补一名");
            var (committee, post) = (await v.CommitteeAsync(), await v.PostAsync(30));
            var input = new UndoPostChangeInput(committee.Id, committee.Version, post.Id, "登记错了人", Guid.NewGuid());
            return async portal => new(await new UndoPostChange(portal).RunAsync(v.Village.Staff, input));
        });
        await WhereverItSavesAsync(
            engine,
            g => VillageCase.OnAsync(g),
            v =>
            {
                var input = new RegisterCommitteeInput(
                    v.Village.Id,
                    CommitteeForm.Federation,
                    1,
                    new(2023, 6, 1),
                    5,
                    new(1, 0, 2, 11),
                    Guid.NewGuid()
                );
                return Task.FromResult<Command>(async portal =>
                    new(await new RegisterCommittee(portal).RunAsync(v.Chair, input))
                );
            }
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task RecordChange_WhoseTwinIsFaster_IsDoneOnceAndSaidSo(Engine engine)
    {
        await WhereverItSavesAsync(engine, VillageWithGivenAsync, async x =>
        {
            var ready = await x.Given.CompleteAsync(x.Village.Campaign, x.Village.Village);
            var input = new SubmitRecordInput(ready.CampaignId, ready.UnitId, ready.Version, Guid.NewGuid());
            return async portal => new(await new SubmitRecord(portal).RunAsync(x.Village.Chair, input));
        });
        await WhereverItSavesAsync(
            engine,
            g => VillageCase.OnAsync(g),
            async v =>
            {
                var waiting = await v.SubmittedAsync();
                var input = new ApproveRecordInput(waiting.CampaignId, waiting.UnitId, waiting.Version, Guid.NewGuid());
                return async portal => new(await new ApproveRecord(portal).RunAsync(v.Staff, input));
            }
        );
        await WhereverItSavesAsync(
            engine,
            g => VillageCase.OnAsync(g),
            async v =>
            {
                var waiting = await v.SubmittedAsync();
                var input = new WithdrawSubmissionInput(
                    waiting.CampaignId,
                    waiting.UnitId,
                    waiting.Version,
                    Guid.NewGuid()
                );
                return async portal => new(await new WithdrawSubmission(portal).RunAsync(v.Chair, input));
            }
        );
        await WhereverItSavesAsync(
            engine,
            g => VillageCase.OnAsync(g),
            async v =>
            {
                var approved = await v.ApprovedAsync();
                var input = new UnlockRecordInput(
                    approved.CampaignId,
                    approved.UnitId,
                    approved.Version,
                    Guid.NewGuid(),
                    "会议日期有误"
                );
                return async portal => new(await new UnlockRecord(portal).RunAsync(v.Staff, input));
            }
        );
        await WhereverItSavesAsync(
            engine,
            g => VillageCase.OnAsync(g),
            async v =>
            {
                var record = await v.RecordAsync();
                var rows = new[]
                {
                    new Dictionary<string, string> { ["Name"] = "演示子", ["Sex"] = "女" },
                };
                var input = new AddRepresentativesInput(
                    record.CampaignId,
                    record.UnitId,
                    RepresentativeRoll.NotBegun,
                    Guid.NewGuid(),
                    rows
                );
                return async portal => new(await new AddRepresentatives(portal).RunAsync(v.Chair, input));
            }
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ElectionChange_WhoseTwinIsFaster_IsDoneOnceAndSaidSo(Engine engine)
    {
        await WhereverItSavesAsync(
            engine,
            g => VillageCase.OnAsync(g),
            v =>
            {
                var input = new AddElectionInput(
                    v.Campaign.Id,
                    v.Village.Id,
                    ElectionPurpose.Executives,
                    null,
                    Guid.NewGuid()
                );
                return Task.FromResult<Command>(async portal =>
                {
                    var answer = await new AddElection(portal).RunAsync(v.Chair, input);
                    return new(answer.Violations, answer.ElectionId);
                });
            }
        );
        await WhereverItSavesAsync(engine, VillageWithGivenAsync, async x =>
        {
            var election = await x.Given.ElectionAsync(
                x.Village.Campaign,
                x.Village.Village,
                new()
                {
                    Purpose = ElectionPurpose.Executives,
                    Body = ElectingBody.Congress,
                    Method = ElectionMethod.Differential,
                }
            );
            var input = new RemoveElectionInput(election.Id, election.Version, Guid.NewGuid());
            return async portal => new(await new RemoveElection(portal).RunAsync(x.Village.Chair, input));
        });
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task CampaignChange_WhoseTwinIsFaster_IsDoneOnceAndSaidSo(Engine engine)
    {
        await WhereverItSavesAsync(
            engine,
            g => VillageCase.OnAsync(g),
            v =>
            {
                var plan = Given.Plan with { Name = "2026年村妇联换届", Kind = CampaignKind.TermElection };
                var input = new CreateCampaignInput(v.County.Id, plan, Guid.NewGuid());
                return Task.FromResult<Command>(async portal =>
                {
                    var answer = await new CreateCampaign(portal).RunAsync(v.Staff, input);
                    return new(answer.Violations, answer.CampaignId);
                });
            }
        );
        await WhereverItSavesAsync(engine, VillageWithGivenAsync, async x =>
        {
            var joining = await x.Given.VillageAsync(x.Village.Township, "后加村");
            var input = new AddUnitsToCampaignInput(x.Village.Campaign.Id, [joining.Id], Guid.NewGuid());
            return async portal => new(await new AddUnitsToCampaign(portal).RunAsync(x.Village.Staff, input));
        });
        await WhereverItSavesAsync(
            engine,
            g => VillageCase.OnAsync(g),
            v =>
            {
                var input = new WithdrawCampaignInput(v.Campaign.Id, v.Campaign.Version, Guid.NewGuid(), "建错了");
                return Task.FromResult<Command>(async portal =>
                    new(await new WithdrawCampaign(portal).RunAsync(v.Staff, input))
                );
            }
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task UnitOrAccountChange_WhoseTwinIsFaster_IsDoneOnceAndSaidSo(Engine engine)
    {
        await WhereverItSavesAsync(engine, VillageWithGivenAsync, async x =>
        {
            var admin = await x.Given.AccountAsync(Role.Administrator, x.Village.County);
            var input = new AddUnitInput(x.Village.Township.Id, UnitKind.Village, "新建村", null, null, Guid.NewGuid());
            return async portal =>
            {
                var answer = await new AddUnit(portal).RunAsync(admin, input);
                return new(answer.Violations, answer.UnitId);
            };
        });
        await WhereverItSavesAsync(engine, VillageWithGivenAsync, async x =>
        {
            var admin = await x.Given.AccountAsync(Role.Administrator, x.Village.County);
            var input = new CreateAccountInput(
                x.Village.Township.Id,
                Role.TownshipChair,
                "王演示",
                "qingxi9",
                Guid.NewGuid()
            );
            return async portal =>
            {
                var answer = await new CreateAccount(portal).RunAsync(admin, input);
                return new(answer.Violations, answer.Slip?.AccountId);
            };
        });
        await WhereverItSavesAsync(engine, VillageWithGivenAsync, async x =>
        {
            var admin = await x.Given.AccountAsync(Role.Administrator, x.Village.County);
            var input = new DisableAccountInput(x.Village.Chair.AccountId, "调离", Guid.NewGuid());
            return async portal => new(await new DisableAccount(portal).RunAsync(admin, input));
        });
        await WhereverItSavesAsync(engine, VillageWithGivenAsync, async x =>
        {
            var admin = await x.Given.AccountAsync(Role.Administrator, x.Village.County);
            await x.Given.AccountAsync(x.Village.Chair.AccountId, a => a.Disable(x.Given.Clock.UtcNow()));
            var input = new EnableAccountInput(x.Village.Chair.AccountId, Guid.NewGuid());
            return async portal => new(await new EnableAccount(portal).RunAsync(admin, input));
        });
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task PersonOrImportChange_WhoseTwinIsFaster_IsDoneOnceAndSaidSo(Engine engine)
    {
        await WhereverItSavesAsync(engine, RosterCase.OnAsync, async r =>
        {
            var kept = (await r.FormAsync(r.Village, null, RosterCase.Member("演示寅")))[0];
            var gone = (await r.FormAsync(r.Other, new(2021, 7, 8), RosterCase.Member("演示寅")))[0];
            var staff = await r.Given.AccountAsync(Role.CountyStaff, r.County);
            var input = new MergePeopleInput(
                kept,
                (await r.PersonAsync(kept))!.Version,
                gone,
                (await r.PersonAsync(gone))!.Version,
                Guid.NewGuid(),
                "电话核实是同一人"
            );
            return async portal => new(await new MergePeople(portal).RunAsync(staff, input));
        });
        await WhereverItSavesAsync(
            engine,
            g => ImportCase.OnAsync(g, villages: 1),
            async i =>
            {
                var seen = await i.PreviewAsync(await i.StartAsync(ImportCase.File(ImportCase.RowsOf("河口村"))));
                var input = new DiscardImportInput(seen.Id, seen.Version, Guid.NewGuid());
                return async portal => new(await new DiscardImport(portal).RunAsync(i.Chair, input));
            }
        );
        await WhereverItSavesAsync(
            engine,
            g => ImportCase.OnAsync(g, villages: 1),
            async i =>
            {
                var seen = await i.PreviewAsync(await i.StartAsync(ImportCase.File(ImportCase.RowsOf("河口村"))));
                (await i.ApplyAsync(seen)).Should().BeEmpty();
                var input = new UndoImportInput(seen.Id, (await i.PreviewAsync(seen.Id)).Version, Guid.NewGuid());
                return async portal => new(await new UndoImport(portal).RunAsync(i.Chair, input));
            }
        );
    }

    private static async Task<(Given Given, VillageCase Village)> VillageWithGivenAsync(Given given) =>
        (given, await VillageCase.OnAsync(given));

    /// <summary>
    /// Sends the command while its twin is saved before its first query after the check of the operation, then, in a
    /// new world, before its second, and so on, until it is done before that.
    /// </summary>
    private static async Task WhereverItSavesAsync<TWorld>(
        Engine engine,
        Func<Given, Task<TWorld>> begin,
        Func<TWorld, Task<Command>> arrange
    )
    {
        // The first query asks whether the operation was carried out before.
        for (var query = 2; ; query++)
        {
            await using var given = await Given.OnAsync(engine);
            var command = await arrange(await begin(given));
            Answer? twin = null;
            var slower = given.Database.Open(new BeforeQuery(query, async () => twin = await command(given.Portal)));
            var before = (await given.AuditAsync()).Count;

            var answer = await command(slower);

            if (twin is null)
            {
                query.Should().BeGreaterThan(2, "the command reads something before it decides");
                return;
            }
            twin.Violations.Should().BeEmpty();
            answer.Violations.Should().BeEmpty($"its twin was saved before query {query}");
            answer.Id.Should().Be(twin.Id);
            (await given.AuditAsync()).Skip(before).Select(r => r.OperationId).Distinct().Should().ContainSingle();
        }
    }

    private delegate Task<Answer> Command(PortalDb portal);

    private sealed record Answer(Violations Violations, int? Id = null);

    /// <summary>Lets something happen, once, before a query that no transaction holds back.</summary>
    private sealed class BeforeQuery(int number, Func<Task> happens) : DbCommandInterceptor
    {
        private int queries;

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            if (eventData.Context?.Database.CurrentTransaction is null && ++queries == number)
                await happens();
            return result;
        }
    }
}

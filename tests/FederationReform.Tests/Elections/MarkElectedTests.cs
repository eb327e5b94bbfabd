using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Tests.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Elections;

public sealed class MarkElectedTests
{
    /// <summary>Ten are elected; the eleventh seat is open, and the twelfth candidate is a vote short.</summary>
    private static readonly ElectionSheet Short = Sheets.Listed.Voted(
        RoundKind.Formal,
        Counted.Everybody(Sheets.Listed, 28, (11, 10, 20), (12, 18, 12))
    );

    [Theory, OnSqlite, OnPostgres]
    public async Task DecisionAgainstTheCount_StaysVisible_FromTheCountToTheOffice(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var id = (await given.ElectionAsync(village.Campaign, village.Village, Short)).Id;

        (await MarkAsync(given, village, id, 12, true, "一张有效票误判为无效")).Should().BeEmpty();

        (await given.AuditAsync())
            .Should()
            .ContainSingle(a =>
                a.Event == AuditEvent.ElectedByDecision
                && a.Reason == "一张有效票误判为无效"
                && a.AccountName == "李干事"
            );
        (
            await given
                .Use<ConfirmElection>()
                .RunAsync(village.Chair, new(id, (await given.ElectionAsync(id)).Version, Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();
        var result = (await village.RecordAsync()).Result;
        var member = result.Members.Single(m => m.ElectedByDecision is not null);
        (member.Name, member.For, member.ElectedByDecision)
            .Should()
            .Be((Results.Member(12).Name, 18, "一张有效票误判为无效"));
        VillageResultRules
            .Judge(result, new(), Quotas.Village, new(2026, 7, 15))
            .Should()
            .ContainSingle(v => v.Code == ElectedByDecisionRule.Code && v.Sentence.Contains("误判"))
            .Which.Standing.Should()
            .Be(Standing.Remind);
        result.Members.Should().HaveCount(11);

        await given.CompleteAsync(village.Campaign, village.Village, Completed(result));
        var ready = await village.RecordAsync();
        (
            await given
                .Use<SubmitRecord>()
                .RunAsync(village.Chair, new(village.Campaign.Id, village.Village.Id, ready.Version, Guid.NewGuid()))
        )
            .Should()
            .BeEmpty("the county's decision needs no second reason");
        var waiting = await village.RecordAsync();
        (
            await given
                .Use<ApproveRecord>()
                .RunAsync(village.Staff, new(village.Campaign.Id, village.Village.Id, waiting.Version, Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();
        (await village.RecordAsync())
            .Result.Members.Should()
            .ContainSingle(m => m.ElectedByDecision == "一张有效票误判为无效");
        await using var db = given.Portal.OpenForSystem();
        (await db.Posts.CountAsync(p => p.EndOn == null)).Should().Be(11);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task DecisionThatSomebodyIsNotElected_LeavesHerOut_AndTakenBack_LetsTheCountStand(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var id = (await given.ElectionAsync(village.Campaign, village.Village, Sheets.Executives)).Id;

        (await MarkAsync(given, village, id, 1, false, "户籍不在本村")).Should().BeEmpty();
        (await given.Use<ElectionQuery>().RunAsync(village.Chair, id))!
            .Verdict.Ids()
            .Should()
            .NotContain(1)
            .And.HaveCount(10);
        (await MarkAsync(given, village, id, 1, null, null)).Should().BeEmpty();

        (await given.ElectionAsync(id)).Sheet.Marks.Should().BeEmpty();
        (await given.Use<ElectionQuery>().RunAsync(village.Chair, id))!
            .Verdict.Ids()
            .Should()
            .Contain(1)
            .And.HaveCount(11);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Decision_WithoutAReason_OrThatSaysWhatTheCountSays_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var id = (await given.ElectionAsync(village.Campaign, village.Village, Sheets.Executives)).Id;

        (await MarkAsync(given, village, id, 12, true, " ")).Should().ContainSingle(v => v.Field == "Reason");
        (await MarkAsync(given, village, id, 1, true, "她当选")).Should().ContainSingle(v => v.Code == "AsCounted");
        (await MarkAsync(given, village, id, 99, true, "她当选"))
            .Should()
            .ContainSingle(v => v.Code == "CandidateGone");

        (await given.ElectionAsync(id)).Sheet.Marks.Should().BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task MoreDecisionsThanSeats_KeepTheCountOpen(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var id = (await given.ElectionAsync(village.Campaign, village.Village, Sheets.Executives)).Id;
        await MarkAsync(given, village, id, 12, true, "计票有误");

        (
            await given
                .Use<ConfirmElection>()
                .RunAsync(village.Chair, new(id, (await given.ElectionAsync(id)).Version, Guid.NewGuid()))
        )
            .Should()
            .ContainSingle(v => v.Code == ConfirmationRules.TooManyElectedCode && v.Message.Contains("应选 11 名"));
    }

    /// <summary>
    /// Two are equal for the last seat; the county decides between them, and no run-off is asked for any more.
    /// </summary>
    [Fact]
    public void DecisionBetweenTheTied_TakesThePlaceOfTheRunOff()
    {
        var tied = Sheets.Listed.Voted(
            RoundKind.Formal,
            Counted.Everybody(Sheets.Listed, 28, (11, 20, 5), (12, 20, 5))
        );
        tied.Judge().Next.Should().Be(NextStep.RunOff);

        var decided = (tied with { Marks = [new(12, true, "年轻干部", "李干事", DateTime.UnixEpoch)] }).Judge();

        decided.Next.Should().Be(NextStep.Confirm);
        decided.Ids().Should().Contain(12).And.NotContain(11).And.HaveCount(11);
    }

    private static CongressResult Completed(CongressResult result) =>
        result with
        {
            Members =
            [
                .. result.Members.Select(
                    (m, i) =>
                        m with
                        {
                            NewlyElected = i > 0,
                            Position = i switch
                            {
                                0 => Position.Chair,
                                1 => Position.PartTimeViceChair,
                                _ => m.Position,
                            },
                        }
                ),
            ],
        };

    private static async Task<Violations> MarkAsync(
        Given given,
        VillageCase village,
        int election,
        int candidate,
        bool? elected,
        string? reason
    ) =>
        await given
            .Use<MarkElected>()
            .RunAsync(
                village.Staff,
                new(election, (await given.ElectionAsync(election)).Version, Guid.NewGuid(), candidate, elected, reason)
            );
}

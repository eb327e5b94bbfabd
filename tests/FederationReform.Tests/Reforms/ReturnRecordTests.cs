using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Reforms;

public sealed class ReturnRecordTests
{
    private static readonly FieldRemark[] Remarks =
    [
        new(nameof(CongressResult.Entitled), "与代表名单不符"),
        new(RecordFields.Member(Results.Valid.Members[1].Name), "出生年月请核对身份证"),
        new("V9", "缺批复文号"),
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task SubmittedRecord_Returned_LiesWithItsSenderWithReasonAndRemarks(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        var record = await village.ReturnedAsync(reason: " 请核对应到人数 ", remarks: Remarks);

        (record.State, record.StateReason).Should().Be((ReformState.Returned, "请核对应到人数"));
        var seen = await given.Use<RecordQuery>().RunAsync(village.Chair, village.Campaign.Id, village.Village.Id);
        seen!.LastReturn!.Reason.Should().Be("请核对应到人数");
        seen.LastReturn.Remarks.Should().Equal(Remarks);
        seen.Holder.Should().Be("清溪镇妇联");
        await using var db = given.Portal.OpenForSystem();
        var audit = await db.AuditRecords.SingleAsync(a => a.Event == AuditEvent.RecordReturned);
        audit.Reason.Should().Be("请核对应到人数");
        audit
            .Changes.Select(c => (c.Field, c.New))
            .Should()
            .Equal(
                ("应到人数", "与代表名单不符"),
                (Results.Valid.Members[1].Name, "出生年月请核对身份证"),
                ("步骤“报结果”", "缺批复文号")
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Return_WithoutReasonOrWithStrangeRemarks_SaysAllAtOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var waiting = await village.SubmittedAsync();

        var violations = await given
            .Use<ReturnRecord>()
            .RunAsync(
                village.Staff,
                new(
                    village.Campaign.Id,
                    village.Village.Id,
                    waiting.Version,
                    Guid.NewGuid(),
                    "  ",
                    [
                        new("StateReason", "x"),
                        new(RecordFields.Member("路人"), "x"),
                        new(nameof(CongressResult.Place), " "),
                    ]
                )
            );

        violations
            .Select(v => (v.Code, v.Field))
            .Should()
            .Equal(
                ("Required", "Reason"),
                ("UnknownField", "Remarks[0]"),
                ("UnknownField", "Remarks[1]"),
                ("Required", "Remarks[2]")
            );
        (await village.RecordAsync()).State.Should().Be(ReformState.Submitted);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ReturnAndApproval_AtTheSameTime_OneWins(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var waiting = await village.SubmittedAsync();
        var (campaign, unit) = (village.Campaign.Id, village.Village.Id);

        var answers = await AtOnce.RunAsync(
            () =>
                given
                    .Use<ReturnRecord>()
                    .RunAsync(village.Staff, new(campaign, unit, waiting.Version, Guid.NewGuid(), "请核对", [])),
            () =>
                given.Use<ApproveRecord>().RunAsync(village.Staff, new(campaign, unit, waiting.Version, Guid.NewGuid()))
        );

        answers.Count(a => a.Count == 0).Should().Be(1);
        answers.Single(a => a.Count > 0).Should().ContainSingle(v => v.Code == Refusal.StaleCode);
        var approved = (await village.RecordAsync()).State == ReformState.Approved;
        await using var db = given.Portal.OpenForSystem();
        (await db.Committees.AnyAsync()).Should().Be(approved);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task RecordThatDoesNotWait_IsNotReturned(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var begun = await village.RecordAsync();

        (
            await given
                .Use<ReturnRecord>()
                .RunAsync(
                    village.Staff,
                    new(village.Campaign.Id, village.Village.Id, begun.Version, Guid.NewGuid(), "请核对", [])
                )
        )
            .Should()
            .ContainSingle(v => v.Code == ReformRefusal.StateCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Others_AreRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var waiting = await village.SubmittedAsync();
        var input = new ReturnRecordInput(
            village.Campaign.Id,
            village.Village.Id,
            waiting.Version,
            Guid.NewGuid(),
            "请核对",
            []
        );

        foreach (var stranger in await village.StrangersAsync(Role.CountyStaff, Role.CountyStaff))
            (await given.Use<ReturnRecord>().RunAsync(stranger, input))
                .Should()
                .ContainSingle(v => v.Code == Refusal.NotFoundCode);
        foreach (var role in (Role[])[Role.TownshipChair, Role.VillageFederation, Role.UpperReader, Role.Administrator])
            (await given.Use<ReturnRecord>().RunAsync(await given.AccountAsync(role, village.Township), input))
                .Should()
                .ContainSingle(v => v.Code == Refusal.NotAllowedCode);
        (await village.RecordAsync()).State.Should().Be(ReformState.Submitted);
    }
}

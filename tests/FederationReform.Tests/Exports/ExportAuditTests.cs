using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Exports;
using FederationReform.Tests.Spreadsheets;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Exports;

/// <summary>AL-06: the audit leaves as a file within the reader's scope, and that it left is recorded.</summary>
public sealed class ExportAuditTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Export_HoldsWhatThePageShows_AndIsRecorded(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.SubmittedAsync();
        var admin = await given.AccountAsync(Role.Administrator, village.County);
        var filter = new AuditFilter { Topic = AuditTopic.Records };
        var page = (await given.Use<AuditListQuery>().RunAsync(admin, filter))!;
        using var file = new MemoryStream();

        var exported = await given.Use<ExportAudit>().RunAsync(admin, new(filter, "存档备查"), file);

        exported.Violations.Should().BeEmpty();
        ReadBack.ShouldBeValid(file);
        var rows = ReadBack.Table(file);
        rows.Select(r => r["内容"]).Should().Equal(page.Rows.Select(r => r.Summary));
        rows.Select(r => r["单位"]).Should().Equal(page.Rows.Select(r => r.Unit));
        // The administrator of accounts reads that a record changed, not what it held.
        rows.Select(r => r["变动"] ?? "").Should().OnlyContain(text => Equals(text, ""));
        var record = (await given.AuditAsync()).Single(r => r.Event == AuditEvent.AuditExported);
        (record.Reason, record.Changes.Single(c => c.Field == "SHA-256").New)
            .Should()
            .Be(("存档备查", exported.File!.Sha256));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Export_ByOthers_HoldsNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.SubmittedAsync();
        var elsewhere = await given.AccountAsync(Role.Administrator, await given.CountyAsync("松溪县"));
        using var file = new MemoryStream();

        var neighbour = await given
            .Use<ExportAudit>()
            .RunAsync(elsewhere, new(new() { UnitId = village.Village.Id }, "看看"), file);
        var everything = await given
            .Use<ExportAudit>()
            .RunAsync(elsewhere, new(new() { AccountId = village.Chair.AccountId }, "看看"), file);
        var chair = await given.Use<ExportAudit>().RunAsync(village.Chair, new(new(), "看看"), file);

        neighbour.Violations.Single().Should().Be(Refusal.NotFound);
        everything.Violations.Single().Code.Should().Be("Nothing");
        chair.Violations.Single().Should().Be(Refusal.NotAllowed);
        file.Length.Should().Be(0);
    }
}

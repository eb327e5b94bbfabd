using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Audit;

/// <summary>
/// AL-01: a row and the record of its making are saved together, and the record knows the row's number.
/// </summary>
public sealed class AuditOfNewRowTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task NewRow_Recorded_IsNamedByItsNumber(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (scope, campaign) = await CampaignAsync(given);
        var operation = Guid.NewGuid();
        await using var db = given.Portal.Open(scope, operation);
        db.Campaigns.Add(campaign);
        db.RecordNew(AuditEvent.CampaignCreated, () => campaign.Subject, "建立改革任务");
        db.RecordNew(AuditEvent.CampaignUnitsAdded, () => campaign.Subject, "加入 3 个村");

        (await db.SaveAsync(default)).Should().BeEmpty();

        await using var stored = given.Portal.OpenForSystem();
        var records = await stored
            .AuditRecords.Where(r => r.OperationId == operation)
            .OrderBy(r => r.Sequence)
            .ToListAsync();
        records
            .Select(r => (r.Sequence, r.Event, r.SubjectId))
            .Should()
            .Equal((0, AuditEvent.CampaignCreated, campaign.Id), (1, AuditEvent.CampaignUnitsAdded, campaign.Id));
        campaign.Id.Should().BePositive();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task NewRow_WhoseRecordIsOutOfScope_IsNotSaved(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (scope, campaign) = await CampaignAsync(given);
        await using var db = given.Portal.Open(scope);
        db.Campaigns.Add(campaign);
        db.RecordNew(AuditEvent.CampaignCreated, () => campaign.Subject with { UnitPath = "0001" }, "建立改革任务");

        await db.Invoking(d => d.SaveChangesAsync()).Should().ThrowAsync<OutOfScopeException>();

        await using var stored = given.Portal.OpenForSystem();
        (await stored.Campaigns.CountAsync()).Should().Be(0);
    }

    private static async Task<(UnitScope Scope, Campaign Campaign)> CampaignAsync(Given given)
    {
        var county = await given.CountyAsync();
        return (await given.AccountAsync(Role.CountyStaff, county), Campaign.Create(county, Given.Plan));
    }
}

using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

/// <summary>One step of every unit of the account in a campaign, to be dated in one table.</summary>
/// <param name="Choices">The steps that are registered by a day; the congress is not.</param>
public sealed record StepDays(
    int CampaignId,
    string CampaignName,
    UnitWords Words,
    StepDefinition Step,
    IReadOnlyList<StepDefinition> Choices,
    IReadOnlyList<StepDayRow> Rows
);

/// <param name="Version">The record's version, to be sent back with the day.</param>
/// <param name="MayEdit">
/// Whether the day may be set now; an approved record takes only what follows the election.
/// </param>
public sealed record StepDayRow(
    UnitLink Unit,
    ReformState State,
    int Version,
    DateOnly? On,
    string? Number,
    bool MayEdit
);

public sealed class StepDaysQuery(PortalDb portal)
{
    /// <param name="code">Null, or a step of another level: the first step.</param>
    /// <returns>Null when the caller fills in no records, or has none in this campaign.</returns>
    public async Task<StepDays?> RunAsync(
        UnitScope scope,
        int campaignId,
        StepCode? code = null,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.EditRecord))
            return null;
        await using var db = portal.Open(scope);
        var found = await db
            .UnitReforms.AsNoTracking()
            .VisibleTo(scope)
            .Include(r => r.Campaign)
            .Include(r => r.Unit)
            .Where(r => r.CampaignId == campaignId && r.State != ReformState.Exempt)
            .OrderBy(r => r.UnitPath)
            .Take(DateSteps.Most)
            .ToListAsync(cancel);
        if (found is not [var first, ..])
            return null;
        var choices = ReformSteps.For(first.Campaign.Takes).Where(s => s.Stage != StepStage.Congress).ToList();
        var step = choices.Find(s => s.Code == code) ?? choices[0];
        return new(
            campaignId,
            first.Campaign.Name,
            first.Campaign.Plan.Words,
            step,
            choices,
            [
                .. found.Select(r =>
                {
                    var done = r.Steps.FirstOrDefault(s => s.Code == step.Code);
                    return new StepDayRow(
                        new(r.Unit.Id, r.Unit.Name, r.Unit.Level),
                        r.State,
                        r.Version,
                        done?.On,
                        done?.Number,
                        r.MayRegister(step)
                    );
                }),
            ]
        );
    }
}

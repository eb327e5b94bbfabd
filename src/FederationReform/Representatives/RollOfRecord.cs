using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Rules;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Representatives;

/// <summary>What a record takes from its roll.</summary>
internal static class RollOfRecord
{
    public static async Task<RollSheet> SheetAsync(PortalDbContext db, int reformId, CancellationToken cancel) =>
        await db
            .RepresentativeRolls.AsNoTracking()
            .Where(r => r.UnitReformId == reformId)
            .Select(r => r.Sheet)
            .SingleOrDefaultAsync(cancel)
        ?? RollSheet.Empty;

    /// <summary>
    /// The result with the number of representatives on the roll, so that it is typed once; unchanged when the roll is
    /// empty or no congress elected.
    /// </summary>
    public static CongressResult With(CongressResult result, RollSheet roll) =>
        roll.Representatives.Count > 0 && result.Body == ElectingBody.Congress
            ? result with
            {
                Representatives = roll.Representatives.Count,
            }
            : result;

    /// <summary>
    /// What on the roll prevents the submission. The roll takes part in the save, so that a simultaneous change of it
    /// is refused.
    /// </summary>
    public static async Task<IEnumerable<Violation>> CheckForSubmissionAsync(
        PortalDbContext db,
        UnitReform reform,
        DateOnly today,
        CancellationToken cancel
    )
    {
        if (await db.RepresentativeRolls.SingleOrDefaultAsync(r => r.UnitReformId == reform.Id, cancel) is not { } roll)
            return [];
        db.Touch(roll);
        return Blocking(roll.Sheet, reform.Result, reform.Campaign.Plan, today);
    }

    /// <summary>
    /// Missing entries are reported in one line; a list of forty people would otherwise repeat the same message eighty
    /// times.
    /// </summary>
    public static IEnumerable<Violation> Blocking(
        RollSheet roll,
        CongressResult result,
        CampaignPlan plan,
        DateOnly today
    )
    {
        var blocking = RollRules
            .Check(roll, result, plan.Quotas, today)
            .Where(v => v.Severity == Severity.Block)
            .ToList();
        var blanks = blocking.FindAll(v => v.Code == RepresentativeCompletenessRule.Code);
        var broken = blocking.Except(blanks).Select(v => v with { Message = $"妇女代表名册{v.Message}" });
        return blanks.Count == 0
            ? broken
            : broken.Append(
                blanks[0] with
                {
                    Message =
                        $"妇女代表名册还有 {blanks.Count} "
                        + $"处没有填写（{string.Join("、", blanks.Select(Title).Distinct())}）。",
                }
            );
    }

    private static string Title(Violation blank) =>
        RollInputs.Column(RollFields.Read(blank.Field)!.Value.Column)!.Title;
}

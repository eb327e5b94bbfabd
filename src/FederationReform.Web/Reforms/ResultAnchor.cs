using FederationReform.Campaigns;
using FederationReform.Reforms;
using FederationReform.Representatives;
using FederationReform.Rules;
using FederationReform.Web.Representatives;

namespace FederationReform.Web.Reforms;

/// <summary>
/// Where a field of a record is filled in: a step on the record's page, everything else on the page of the result.
/// </summary>
internal static class ResultAnchor
{
    public static string StepId(StepCode code) => $"step-{code}";

    /// <param name="field">The field of a violation (rows by number) or of a remark (people by name).</param>
    public static string Url(VillageRecord record, string field)
    {
        if (RecordFields.Step(field) is { Stage: not StepStage.Congress } step)
            return $"{Urls.Record(record.CampaignId, record.UnitId)}#{StepId(step.Code)}";
        if (RollFields.Read(field) is { } place)
            return $"{Urls.Representatives(record.CampaignId, record.UnitId)}#{RollAnchor.RowId(place.Id)}";
        var result = Urls.Result(record.CampaignId, record.UnitId);
        return ResultFragment(record, field) is { } id ? $"{result}#{id}" : result;
    }

    private static string? ResultFragment(VillageRecord record, string field)
    {
        if (RecordFields.Step(field) is not null)
            return nameof(CongressResult.HeldOn);
        if (MemberFields.Read(field) is { } cell)
            return SheetMarks.CellId(cell.Row, ResultColumns.IndexOf(cell.Column));
        if (RecordFields.MemberName(field) is { } name)
            return record.MemberNames.ToList().IndexOf(name) is >= 0 and var row ? SheetMarks.CellId(row, 0) : null;
        if (ElectionFields.ReadReason(field) is { } reason)
            return SheetMarks.ReasonId(reason);
        return ResultColumns.Meeting.Any(input => input.Key == field) ? field : null;
    }
}

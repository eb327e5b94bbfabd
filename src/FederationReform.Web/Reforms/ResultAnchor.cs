using System.Globalization;
using System.Text.RegularExpressions;
using FederationReform.Elections;
using FederationReform.Reforms;
using FederationReform.Representatives;
using FederationReform.Web.Representatives;

namespace FederationReform.Web.Reforms;

/// <summary>Where a field of a record is filled in: a step on the record's page, everything else on the page of the result.</summary>
internal static partial class ResultAnchor
{
    public static string StepId(StepCode code) => $"step-{code}";

    /// <param name="field">Of a violation (rows by number) or of a remark (people by name).</param>
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
        if (MemberCell().Match(field) is { Success: true } cell)
            return SheetMarks.CellId(int.Parse(cell.Groups[1].ValueSpan, CultureInfo.InvariantCulture), ResultColumns.IndexOf(cell.Groups[2].Value));
        if (RecordFields.MemberName(field) is { } name)
            return record.MemberNames.ToList().IndexOf(name) is >= 0 and var row ? SheetMarks.CellId(row, 0) : null;
        if (Reason().Match(field) is { Success: true } reason)
            return SheetMarks.ReasonId(reason.Groups[1].Value);
        return ResultColumns.Meeting.Any(input => input.Key == field) ? field : null;
    }

    [GeneratedRegex(@"^Members\[(\d+)\]\.(\w+)$")]
    private static partial Regex MemberCell();

    [GeneratedRegex(@"^Reasons\[(\w+)\]$")]
    private static partial Regex Reason();
}

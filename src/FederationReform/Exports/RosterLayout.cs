using FederationReform.Committees;
using FederationReform.People;
using FederationReform.Rosters;
using FederationReform.Spreadsheets.Writing;
using FederationReform.Tree;

namespace FederationReform.Exports;

/// <summary>One line of an exported roster.</summary>
/// <param name="IdNumber">Masked; null when none is registered.</param>
/// <param name="Higher">The name of the unit two levels above; for a village, its county.</param>
internal sealed record RosterLine(
    RosterRow Row,
    string? Higher,
    string? Duties,
    string? Workplace,
    string? Specialty,
    string? Note,
    string? IdNumber
)
{
    private UnitLevel Level => Row.Unit.Level;

    public string County =>
        Level switch
        {
            UnitLevel.Village => Higher ?? "",
            UnitLevel.Institution when Row.Above?.Level == UnitLevel.Township => Higher ?? "",
            UnitLevel.Township or UnitLevel.Institution => Row.Above?.Name ?? "",
            _ => Row.Unit.Name,
        };

    /// <summary>The county's own committee is listed under the county's name, so that no row lacks a place.</summary>
    public string Township =>
        Level switch
        {
            UnitLevel.Village => Row.Above?.Name ?? "",
            UnitLevel.Township => Row.Unit.Name,
            UnitLevel.Institution => Row.Above?.Level == UnitLevel.Township
                ? Row.Above.Name
                : $"{Row.Above?.Name}（本级）",
            _ => $"{Row.Unit.Name}（本级）",
        };

    /// <summary>Empty for the committee of a township.</summary>
    public string Village => Level is UnitLevel.Village or UnitLevel.Institution ? Row.Unit.Name : "";
}

/// <summary>The columns of the roster forms, with headings that the import recognises.</summary>
internal static class RosterLayout
{
    public static string Name(RosterForm form) => form == RosterForm.Leaders ? "妇联领导花名册" : "妇联执委花名册";

    public static IReadOnlyList<(ExportColumn Column, Func<RosterLine, int, ExportCell> Cell)> Columns(
        RosterForm form,
        RosterState state,
        UnitLevel seenFrom,
        bool idNumbers
    ) => [.. All(form, state, seenFrom, idNumbers).Select(c => (new ExportColumn(c.Heading, c.Width), c.Cell))];

    private static IEnumerable<(string Heading, double Width, Func<RosterLine, int, ExportCell> Cell)> All(
        RosterForm form,
        RosterState state,
        UnitLevel seenFrom,
        bool idNumbers
    )
    {
        yield return ("序号", 6, (_, number) => ExportCell.Of(number));
        if (seenFrom < UnitLevel.County)
            yield return ("县（市、区）", 14, (l, _) => ExportCell.Of(l.County));
        yield return ("乡镇", 14, (l, _) => ExportCell.Of(l.Township));
        yield return ("村（社区）", 14, (l, _) => ExportCell.Of(l.Village));
        yield return ("姓名", 10, (l, _) => ExportCell.Of(l.Row.Name));
        yield return ("性别", 6, (l, _) => ExportCell.Of(CodeLists.Sex.Name(l.Row.Sex)));
        yield return ("民族", 8, (l, _) => ExportCell.Of(CodeLists.EthnicGroup.Name(l.Row.EthnicGroup)));
        yield return ("出生年月", 12, (l, _) => ExportCell.Of(l.Row.Birth));
        if (idNumbers)
            yield return ("身份证号", 21, (l, _) => ExportCell.Exact(l.IdNumber));
        yield return ("年龄", 6, (l, _) => ExportCell.Of(l.Row.Age));
        yield return ("政治面貌", 13, (l, _) => ExportCell.Of(CodeLists.PoliticalStatus.Name(l.Row.PoliticalStatus)));
        yield return ("文化程度", 11, (l, _) => ExportCell.Of(CodeLists.Education.Name(l.Row.Education)));
        yield return ("妇联职务", 12, (l, _) => ExportCell.Of(CodeLists.Position.Name(l.Row.Position)));
        if (form == RosterForm.Leaders)
            yield return ("是否专职", 9, (l, _) => ExportCell.Of(
                    l.Row.Position switch
                    {
                        Position.FullTimeViceChair => "是",
                        Position.PartTimeViceChair => "否",
                        _ => "",
                    }
                ));
        else
            yield return ("是否常委", 9, (l, _) =>
                ExportCell.Of(l.Row.Position == Position.StandingMember ? "是" : "")
            );
        yield return ("两委成员", 9, (l, _) => ExportCell.Of(CodeLists.InTwoCommittees.Name(l.Row.InTwoCommittees)));
        yield return ("身份", 16, (l, _) => ExportCell.Of(CodeLists.Occupation.Name(l.Row.Occupation)));
        yield return ("工作单位", 20, (l, _) => ExportCell.Of(l.Workplace));
        yield return ("联系电话", 14, (l, _) => ExportCell.Exact(l.Row.Phone));
        yield return ("届次", 13, (l, _) =>
            ExportCell.Of(l.Row.Number is null ? "" : CommitteeWords.Term(l.Row.Form, l.Row.Number))
        );
        yield return ("任职时间", 12, (l, _) => ExportCell.Of(l.Row.StartOn));
        yield return ("任职方式", 10, (l, _) => ExportCell.Of(l.Row.WayIn.Name()));
        yield return ("是否新任", 9, (l, _) => ExportCell.Of(CodeLists.NewlyElected.Name(l.Row.NewlyElected)));
        if (form == RosterForm.Executives)
        {
            yield return ("特长", 14, (l, _) => ExportCell.Of(l.Specialty));
            yield return ("分工", 20, (l, _) => ExportCell.Of(l.Duties));
        }
        if (state != RosterState.InOffice)
        {
            yield return ("离任时间", 12, (l, _) => ExportCell.Of(l.Row.EndOn));
            yield return ("离任原因", 10, (l, _) => ExportCell.Of(l.Row.WayOut?.Name()));
        }
        yield return ("备注", 16, (l, _) => ExportCell.Of(l.Note));
    }
}

using FederationReform.Organisations;
using FederationReform.Registers;
using FederationReform.Tree;
using FederationReform.Web.Components;
using FederationReform.Web.Registers;
using Microsoft.AspNetCore.Components;

namespace FederationReform.Web.Organisations;

public sealed partial class CoverageView
{
    private Coverage? coverage;
    private Belts? belts;

    // Declared, because only so does the router tell an open page of another query.
    [SupplyParameterFromQuery(Name = "unit")]
    private string? Unit { get; set; }

    [SupplyParameterFromQuery(Name = "year")]
    private string? Year { get; set; }

    private string When => $"{coverage!.Unit.Name}，截至 {coverage.On:yyyy年M月d日}";

    private string Unsaid =>
        coverage!.Directors is { } all && all.Directors > all.RankSaid
            ? $"，{all.Directors - all.RankSaid} 人没有填"
            : "";

    /// <summary>Of the villages only those that have any: their bases are those of the township.</summary>
    private List<UnitCoverage> Below =>
        [
            .. coverage!.Below.Where(b =>
                b.Unit.Level < UnitLevel.Village ? coverage.Types.Count > 0 : b.Committees + b.TwoNew.Organisations > 0
            ),
        ];

    protected override async Task OnParametersSetAsync()
    {
        if (await Current.GetAsync() is not { } scope)
            return;
        var asked = RegisterLink.Read(LinkQuery.Of(Navigation)).Filter;
        // A past year is counted on its last day.
        DateOnly? on =
            asked.Year is >= 1900 and <= 9998 && asked.Year < Clock.Today().Year
                ? new DateOnly(asked.Year.Value, 12, 31)
                : null;
        coverage = await Coverages.RunAsync(scope, asked.UnitId, on);
        belts = await BeltsOf.RunAsync(scope, asked.UnitId, on);
    }

    private static string Name(TypeCoverage type) => type.Type?.Name() ?? "两新合计（企业 + 社会组织）";

    private static string Share(TypeCoverage type) => type.Share?.ToString() ?? (type.Base is null ? "基数未填" : "—");

    private static string Share(UnitCoverage row, TypeCoverage type) =>
        row.Unit.Level < UnitLevel.Village ? Share(type) : "—";

    private static string Ways(TypeCoverage type) =>
        string.Join("，", type.ByWay.Where(w => w.Value > 0).Select(w => $"{w.Key.Name()} {w.Value}"))
            is { Length: > 0 } ways
            ? ways
            : "—";

    private static string? Notes(TypeCoverage type)
    {
        var notes = new List<string>();
        if (type.Share is { } share && share.BasisPoints % 100 != 0)
            notes.Add($"取整 {share.WholePercent}");
        if (type.Base is { } all)
        {
            notes.Add($"基数截至 {all.On:yyyy-MM-dd}");
            if (all.Units is { } units)
                notes.Add($"{units} 个下级单位相加");
            if (all.Source is { } source)
                notes.Add(source);
            if (all.Printed is { } printed)
                notes.Add($"原文数 {printed}");
        }
        return notes.Count == 0 ? null : string.Join("；", notes);
    }

    private string MiddleRank =>
        Urls.EntriesOf(
            RegisterKind.Organisations,
            new(
                coverage!.Unit.Id,
                Parts: EntryParts.Of(nameof(Organisation.MiddleRank), OrganisationLists.MiddleRank.Number(true))
            )
        );

    private string PointsOfBelts =>
        Urls.EntriesOf(
            RegisterKind.Organisations,
            new(coverage!.Unit.Id, Parts: EntryParts.Said(nameof(Organisation.Belt)))
        );

    /// <summary>The organisation in the list of its unit.</summary>
    private static string Entry(NamedOrganisation one) =>
        Urls.EntriesOf(RegisterKind.Organisations, new(one.Unit.Id, Text: one.Title));

    private static string Of(int unit, OrganisationType? type) =>
        Urls.EntriesOf(RegisterKind.Organisations, new(unit, Category: (int?)type));

    private string Bases(OrganisationType? type) =>
        Urls.EntriesOf(RegisterKind.OrganisationBases, new(coverage!.Unit.Id, Category: (int?)type));
}

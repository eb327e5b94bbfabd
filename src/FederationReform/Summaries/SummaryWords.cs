using FederationReform.Campaigns;
using FederationReform.Problems;
using FederationReform.Tree;
using static FederationReform.Summaries.SummaryIndicator;

namespace FederationReform.Summaries;

/// <summary>
/// The first text of a summary: what the data say, and nothing that they do not say. Its writer adds the rest.
/// </summary>
internal sealed class SummaryWords(
    SummarySubject subject,
    IReadOnlyList<CampaignPlan> plans,
    SummaryFigures figures,
    SummaryMatter matter
)
{
    /// <summary>So many problems and measures of one type are written out.</summary>
    private const int MostOfKind = 3;

    private readonly string self = Self(subject.Kind);

    public SummaryText Write() => new(Title, Opening(), Facts(), Problems(), Measures());

    private string Title => $"{subject.UnitName}{Task}工作总结";

    /// <summary>妇联组织区域化建设及会改联</summary>
    private string Task =>
        string.Join(
            "及",
            plans
                .Select(p => p.Kind)
                .Distinct()
                .OrderBy(k => k == CampaignKind.AreaBuilding ? 0 : (int)k)
                .Select(k =>
                    k switch
                    {
                        CampaignKind.AreaBuilding => "妇联组织区域化建设",
                        CampaignKind.TermElection => "妇联换届",
                        _ => k.Name(),
                    }
                )
        );

    private Passage Opening()
    {
        var basis = plans.Select(p => p.Basis).OfType<string>().Distinct().ToList();
        var by = basis.Count == 0 ? "按照上级妇联的统一部署" : $"按照{string.Join("、", basis)}的要求";
        return new PassageWriter(figures)
            .Add($"为推进妇联改革，扩大妇联组织和妇联工作的有效覆盖，我{self}{by}，结合实际，扎实推进{Task}工作。")
            .Add($"现将有关情况总结如下：")
            .End();
    }

    private Passage Facts()
    {
        var text = new PassageWriter(figures);
        if (Has(VillagesRate))
        {
            text.Add($"截至{Now(CountedOn)}，全{self}列入任务的{Now(VillagesRequired)}个")
                .Add($"村（社区）中，已完成{Kinds(UnitLevel.Village)}的有{Now(VillagesDone)}个，")
                .Add($"完成率{Now(VillagesRate)}；共配备村妇联主席{Now(VillageChairs)}名、")
                .Add($"副主席{Now(VillageViceChairs)}名、执委{Now(VillageExecutives)}名。")
                .Add($"{Counting(UnitLevel.Village)}");
            Profile(text);
        }
        if (Has(TownshipsRate))
            text.Line()
                .Add($"截至{Now(CountedOn)}，全{self}列入任务的{Now(TownshipsRequired)}个")
                .Add($"乡镇（街道）中，已完成{Kinds(UnitLevel.Township)}的有{Now(TownshipsDone)}个，")
                .Add($"完成率{Now(TownshipsRate)}；共配备乡镇妇联主席{Now(TownshipChairs)}名、")
                .Add($"专职副主席{Now(TownshipFullTimeViceChairs)}名、")
                .Add($"兼职副主席{Now(TownshipPartTimeViceChairs)}名、")
                .Add($"执委{Now(TownshipExecutives)}名。{Counting(UnitLevel.Township)}");
        if (Has(OwnExecutives))
            Own(text.Line());
        if (Has(WomensCommittees))
            Institutions(text.Line());
        return text.End();
    }

    private void Profile(PassageWriter text)
    {
        if (Value(VillageExecutives) == 0)
            return;
        text.Line()
            .Add($"{Now(VillageChairs)}名村妇联主席中，由原村妇女主任（妇代会主任）担任的")
            .Add($"{Now(VillageFormerDirectors)}名。");
        if (Has(VillageMeanAge))
            text.Add($"村妇联执委平均年龄{Now(VillageMeanAge)}岁；其中村“两委”成员");
        else
            text.Add($"村妇联执委中，村“两委”成员");
        text.Add($"{Now(VillageTwoCommittees)}名、党员{Now(VillageParty)}名，")
            .Add($"大专以上学历{Now(VillageCollege)}名、")
            .Add($"初中及以下学历{Now(VillageJuniorHigh)}名。");
    }

    internal void Own(PassageWriter text)
    {
        if (Has(OwnByElected))
            text.Add($"{self}妇联通过召开{matter.ByElectionMeeting ?? "执委会议"}")
                .Add($"补选执委{Now(OwnByElected)}名。");
        text.Add($"{self}妇联现有执委{Now(OwnExecutives)}名，其中主席{Now(OwnChairs)}名、")
            .Add($"专职副主席{Now(OwnFullTimeViceChairs)}名、")
            .Add($"兼职副主席{Now(OwnPartTimeViceChairs)}名。")
            .Add($"主席、副主席都是执委，已计入执委人数。");
    }

    internal void Institutions(PassageWriter text)
    {
        var named = matter.WomensCommittees;
        if (named.Count is 0 or > WomensCommittee.MostNamed)
        {
            text.Add($"在机关、学校、医院、企业等单位成立妇委会{Now(WomensCommittees)}个，")
                .Add($"选出主任{Now(WomensCommitteeDirectors)}人、")
                .Add($"副主任{Now(WomensCommitteeViceDirectors)}人、")
                .Add($"委员{Now(WomensCommitteeMembers)}人。");
            return;
        }
        var units = string.Join("、", named.Select(c => c.UnitName));
        text.Add($"在{units}成立妇委会{Now(WomensCommittees)}个：");
        foreach (var (index, one) in named.Index())
        {
            text.Add($"{one.UnitName}选出主任{new FigureKey(WomensCommitteeDirectors, one.UnitId)}人、")
                .Add($"副主任{new FigureKey(WomensCommitteeViceDirectors, one.UnitId)}人、")
                .Add($"委员{new FigureKey(WomensCommitteeMembers, one.UnitId)}人")
                .Add($"{(index == named.Count - 1 ? "。" : "；")}");
        }
    }

    internal Passage Problems()
    {
        if (matter.Problems.Count == 0)
            return Passage.Empty;
        var text = new PassageWriter(figures)
            .Add($"问题台账共登记问题{Now(ProblemsFound)}个，")
            .Add($"其中整改中{Now(ProblemsOpen)}个、已销号{Now(ProblemsMended)}个。");
        foreach (var (index, (kind, entries)) in ByKind().Index())
        {
            var count = new FigureKey(ProblemsOfKind, subject.UnitId, kind);
            text.Line()
                .Add($"{Number(index)}{kind.Name()}（{count}个）。")
                .Add($"{Listed(entries.Select(e => e.What))}");
        }
        return text.End();
    }

    internal Passage Measures()
    {
        var text = new PassageWriter(figures);
        var measured = ByKind().Where(k => k.Entries.Any(e => e.Measure is not null));
        foreach (var (index, (kind, entries)) in measured.Index())
            text.Line().Add($"{Number(index)}针对{kind.Name()}：{Listed(entries.Select(e => e.Measure))}");
        return text.End();
    }

    private IEnumerable<(ProblemKind Kind, IReadOnlyList<ProblemEntry> Entries)> ByKind() =>
        matter
            .Problems.GroupBy(p => p.Kind)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key)
            .Select(g => (g.Key, (IReadOnlyList<ProblemEntry>)[.. g]));

    /// <summary>The third level of headings: 1.</summary>
    private static string Number(int index) => $"{index + 1}.";

    /// <summary>The first of them as one sentence, each said once.</summary>
    private static string Listed(IEnumerable<string?> texts)
    {
        var said = texts
            .OfType<string>()
            .Select(t => t.ReplaceLineEndings(" ").Trim().TrimEnd('。', '；', ';', '.'))
            .Where(t => t.Length > 0)
            .Distinct()
            .Take(MostOfKind)
            .ToList();
        return said.Count == 0 ? "" : $"{string.Join("；", said)}。";
    }

    /// <summary>Whether leaders are counted among the executives, as the campaigns of this level count.</summary>
    private string Counting(UnitLevel takes) =>
        plans.Where(p => p.Takes == takes).All(p => p.Rules.ExecutivesIncludeLeaders)
            ? "主席、副主席都是执委，已计入执委人数。"
            : "执委人数按任务的规定，不含主席、副主席。";

    private string Kinds(UnitLevel takes) =>
        string.Join("、", plans.Where(p => p.Takes == takes).Select(p => p.Kind.Name()).Distinct());

    private FigureKey Now(SummaryIndicator indicator) => new(indicator, subject.UnitId);

    private bool Has(SummaryIndicator indicator) => figures.Find(Now(indicator)) is not null;

    private int Value(SummaryIndicator indicator) => figures.Value(Now(indicator));

    /// <summary>我镇、我县</summary>
    internal static string Self(UnitKind kind) =>
        kind switch
        {
            UnitKind.Town => "镇",
            UnitKind.RuralTownship => "乡",
            UnitKind.Street => "街道",
            UnitKind.Park => "区",
            UnitKind.County => "县",
            UnitKind.District => "区",
            UnitKind.Province => "省",
            _ => "市",
        };
}

/// <summary>What a first text says beside the figures.</summary>
/// <param name="ByElectionMeeting">The meeting that by-elected the unit's executives; null where it is not one.</param>
/// <param name="Problems">The entries of the ledger, the latest first.</param>
internal sealed record SummaryMatter(
    string? ByElectionMeeting,
    IReadOnlyList<WomensCommittee> WomensCommittees,
    IReadOnlyList<ProblemEntry> Problems
);

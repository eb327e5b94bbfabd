using FederationReform.Papers;
using FederationReform.People;
using FederationReform.Representatives;
using FederationReform.Text;

namespace FederationReform.Meetings.Writing;

/// <summary>The papers of the representatives: seats, registration, credentials.</summary>
internal static class RepresentativePapers
{
    private const int BlankRows = 12;

    public static void SeatTable(MeetingFacts facts, PaperDraft draft)
    {
        var quotas = facts.Roll.Quotas;
        var none = draft.LacksAll(quotas, "各推选单位的名额");
        IEnumerable<string[]> rows = none
            ? Enumerable.Range(1, BlankRows).Select(n => (string[])[$"{n}", "", "", "", ""])
            : quotas.Select((q, i) => (string[])[$"{i + 1}", q.Place, $"{q.Women}", $"{q.Seats}", q.Source ?? ""]);
        var women = quotas.Count > 0 && quotas.All(q => q.Women is not null) ? $"{quotas.Sum(q => q.Women)}" : "";
        var seats = quotas.Count > 0 ? $"{quotas.Sum(q => q.Seats ?? 0)}" : "";
        var table = draft.Table(
            "名额分配",
            [
                new("序号", 8),
                new("推选单位", 28, CellAlign.Left),
                new("妇女人数", 14),
                new("代表名额", 14),
                new("说明", 28, CellAlign.Left),
            ],
            rows,
            height: none ? FormTable.ByHand : 0
        );
        string[] total = ["", "合计", draft.Words("妇女人数合计", women), draft.Words("代表名额合计", seats), ""];
        draft
            .Title([.. facts.MeetingParts, "代表名额分配表"])
            .Add(table with { Rows = [.. table.Rows, new([.. total.Select(text => new PaperCell(text))])] });
    }

    public static void Blank(MeetingFacts facts, PaperDraft draft) => Form(facts, draft, null, (_, _) => "");

    public static void Filled(MeetingFacts facts, PaperDraft draft)
    {
        draft.LacksAll(facts.Roll.Representatives, "妇女代表名册");
        draft.Sheets<Representative>(
            "代表登记",
            [.. facts.Roll.Representatives.OrderBy(r => r.Name, StrokeOrder.Comparer)],
            (person, cell) => Form(facts, draft, person, cell)
        );
    }

    public static void Credentials(MeetingFacts facts, PaperDraft draft)
    {
        var people = facts.Roll.Representatives;
        draft.Title([.. facts.MeetingParts, "代表资格审查报告"]).To("各位代表");
        var known = draft.LacksAll(people, "妇女代表名册") ? (int?)null : people.Count;
        string count() => draft.Words("名册上的代表人数", known is null ? PaperText.Blank : $"{known}");
        var passed = people.Count(r => r.Check is not null);
        var valid =
            known is null ? PaperText.Blank
            : passed == known ? $"{passed}"
            : draft.Lacking("全部代表的资格审查");
        draft
            .Text(
                $"{facts.Meeting}的代表，由各推选单位自下而上{draft.Words("代表的产生方式", Ways(people))}产生，"
                    + $"共{count()}名。代表名单于{Notice(facts.Roll, draft)}公示。"
                    + "代表资格审查小组对代表的产生程序和资格逐一进行了审查，现报告如下："
            )
            .Heading(1, "一、审查结果")
            .Text($"{count()}名代表中，经审查资格有效的{draft.Words("资格有效的代表人数", valid)}名。")
            .Heading(1, "二、代表构成")
            .Text(draft.Words("代表的构成", Structure(people, facts, draft)))
            .Text("以上报告，请予审议。")
            .Sign("代表资格审查小组", facts.HeldOn, "资格审查日期");
    }

    private static string Ways(IReadOnlyList<Representative> people) =>
        people.Select(r => r.Way).OfType<WayChosen>().Distinct().Order().ToList() is { Count: > 0 } ways
            ? string.Join("、", ways.Select(w => RollCodeLists.WayChosen.Name(w)))
            : "推选";

    private static string Notice(RollSheet roll, PaperDraft draft) =>
        draft.Of(
            roll is { NoticeFrom: { } from, NoticeTo: { } to } ? $"{PaperText.Day(from)}至{PaperText.Day(to)}" : null,
            "公示时间",
            $"{PaperText.BlankDay}至{PaperText.BlankDay}"
        );

    private static string Structure(IReadOnlyList<Representative> people, MeetingFacts facts, PaperDraft draft)
    {
        if (people.Count == 0)
            return PaperText.Blank;
        string Share(int part) => $"{part}名，占{new Ratio(part, people.Count).Percent}";
        List<string> lines =
        [
            $"中共党员（含预备党员）{Share(people.Count(r =>
                r.PoliticalStatus is PoliticalStatus.PartyMember or PoliticalStatus.ProbationaryPartyMember))}",
            $"少数民族{Share(people.Count(r => r.EthnicGroup is > 1))}",
            $"大专以上文化程度{Share(people.Count(r => r.Education >= Education.College))}",
        ];
        var day = facts.HeldOn ?? facts.Today;
        var ages = people.Where(r => r.Birth is not null).Select(r => r.Birth!.Value.AgeOn(day)).ToList();
        if (ages.Count == people.Count)
            lines.Add($"年龄最小{ages.Min()}周岁，最大{ages.Max()}周岁");
        else
            draft.Lacking("部分代表的出生年月");
        return string.Join("；", lines) + "。";
    }

    /// <param name="cell">Gives each value its field; the empty form leaves all of them to be filled in.</param>
    private static void Form(
        MeetingFacts facts,
        PaperDraft draft,
        Representative? person,
        Func<string, string?, string> cell
    )
    {
        PaperRow Row(string left, string? value, string right, string? other) =>
            FormTable.Row(left, cell(left, value), right, cell(right, other));
        draft.Title([.. facts.MeetingParts, "代表登记表"]);
        draft.Add(
            FormTable.Of(
                Row("姓名", person?.Name, "性别", person is null ? "" : CodeLists.Sex.Name(person.Sex)),
                Row(
                    "出生年月",
                    person?.Birth is { } birth ? FormTable.Month(birth) : "",
                    "民族",
                    CodeLists.EthnicGroup.Name(person?.EthnicGroup)
                ),
                Row(
                    "文化程度",
                    FormTable.Education(person?.Education),
                    "政治面貌",
                    CodeLists.PoliticalStatus.Name(person?.PoliticalStatus)
                ),
                Row("工作单位", person?.Workplace, "职务", person?.Post),
                Row("推选单位", person?.Place ?? person?.Workplace, "代表类别", person?.Category),
                Row(
                    "产生方式",
                    RollCodeLists.WayChosen.Name(person?.Way),
                    "联系电话",
                    facts.ShowsPhones ? person?.Phone : null
                ),
                FormTable.Wide("简历", "", 60),
                FormTable.Wide("推选单位意见", "\n\n（盖章）　　　　年　　月　　日", 28, CellAlign.Right),
                FormTable.Wide("资格审查意见", "\n\n（盖章）　　　　年　　月　　日", 28, CellAlign.Right)
            )
        );
    }
}

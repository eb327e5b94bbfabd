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
        IEnumerable<string[]> rows = draft.LacksAll(quotas, "各推选单位的名额")
            ? Enumerable.Range(1, BlankRows).Select(n => (string[])[$"{n}", "", "", "", ""])
            : quotas.Select((q, i) => (string[])[$"{i + 1}", q.Place, $"{q.Women}", $"{q.Seats}", q.Source ?? ""]);
        var total =
            quotas.Count == 0
                ? ["", "合计", "", "", ""]
                : (string[])
                    [
                        "",
                        "合计",
                        quotas.All(q => q.Women is not null) ? $"{quotas.Sum(q => q.Women)}" : "",
                        $"{quotas.Sum(q => q.Seats ?? 0)}",
                        "",
                    ];
        draft
            .Title([.. facts.MeetingParts, "代表名额分配表"])
            .Add(
                TableBlock.Of(
                    [
                        new("序号", 8),
                        new("推选单位", 28, CellAlign.Left),
                        new("妇女人数", 14),
                        new("代表名额", 14),
                        new("说明", 28, CellAlign.Left),
                    ],
                    rows.Append(total)
                )
            );
    }

    public static void Blank(MeetingFacts facts, PaperDraft draft) => Form(facts, draft, null);

    public static void Filled(MeetingFacts facts, PaperDraft draft)
    {
        if (draft.LacksAll(facts.Roll.Representatives, "妇女代表名册"))
        {
            Form(facts, draft, null);
            return;
        }
        foreach (var person in facts.Roll.Representatives.OrderBy(r => r.Name, StrokeOrder.Comparer))
        {
            draft.On(SheetForm.Upright);
            Form(facts, draft, person);
        }
    }

    public static void Credentials(MeetingFacts facts, PaperDraft draft)
    {
        var people = facts.Roll.Representatives;
        draft.Title([.. facts.MeetingParts, "代表资格审查报告"]).To("各位代表");
        if (draft.LacksAll(people, "妇女代表名册"))
        {
            draft
                .Text($"{facts.Meeting}应选代表____名，实际选出____名。经审查，____名代表的资格有效。")
                .Sign("代表资格审查小组", facts.HeldOn);
            return;
        }
        var passed = people.Count(r => r.Check is not null);
        var valid = passed == people.Count ? $"{passed}" : draft.Lacking("全部代表的资格审查");
        draft
            .Text(
                $"{facts.Meeting}的代表，由各推选单位自下而上{Ways(people)}产生，共{people.Count}名。"
                    + $"{Notice(facts.Roll, draft)}代表资格审查小组对代表的产生程序和资格逐一进行了审查，现报告如下："
            )
            .Heading(1, "一、审查结果")
            .Text($"{people.Count}名代表中，经审查资格有效的{valid}名。")
            .Heading(1, "二、代表构成")
            .Text(Structure(people, facts, draft))
            .Text("以上报告，请予审议。")
            .Sign("代表资格审查小组", facts.HeldOn);
    }

    private static string Ways(IReadOnlyList<Representative> people) =>
        people.Select(r => r.Way).OfType<WayChosen>().Distinct().Order().ToList() is { Count: > 0 } ways
            ? string.Join("、", ways.Select(w => RollCodeLists.WayChosen.Name(w)))
            : "推选";

    private static string Notice(RollSheet roll, PaperDraft draft) =>
        roll is { NoticeFrom: { } from, NoticeTo: { } to }
            ? $"代表名单于{PaperText.Day(from)}至{PaperText.Day(to)}公示。"
            : $"代表名单于{draft.Lacking("公示时间", $"{PaperText.BlankDay}至{PaperText.BlankDay}")}公示。";

    private static string Structure(IReadOnlyList<Representative> people, MeetingFacts facts, PaperDraft draft)
    {
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

    private static void Form(MeetingFacts facts, PaperDraft draft, Representative? person)
    {
        var phone = facts.ShowsPhones ? person?.Phone : null;
        draft.Title([.. facts.MeetingParts, "代表登记表"]);
        draft.Add(
            FormTable.Of(
                FormTable.Row("姓名", person?.Name, "性别", person is null ? "" : CodeLists.Sex.Name(person.Sex)),
                FormTable.Row(
                    "出生年月",
                    person?.Birth is { } birth ? FormTable.Month(birth) : "",
                    "民族",
                    CodeLists.EthnicGroup.Name(person?.EthnicGroup)
                ),
                FormTable.Row(
                    "文化程度",
                    FormTable.Education(person?.Education),
                    "政治面貌",
                    CodeLists.PoliticalStatus.Name(person?.PoliticalStatus)
                ),
                FormTable.Row("工作单位", person?.Workplace, "职务", person?.Post),
                FormTable.Row("推选单位", person?.Place ?? person?.Workplace, "代表类别", person?.Category),
                FormTable.Row("产生方式", RollCodeLists.WayChosen.Name(person?.Way), "联系电话", phone),
                FormTable.Wide("简历", "", 60),
                FormTable.Wide("推选单位意见", "\n\n（盖章）　　　　年　　月　　日", 28, CellAlign.Right),
                FormTable.Wide("资格审查意见", "\n\n（盖章）　　　　年　　月　　日", 28, CellAlign.Right)
            )
        );
    }
}

using FederationReform.Papers;
using FederationReform.Text;

namespace FederationReform.Meetings.Writing;

/// <summary>议程, 日程, 签到表, 监票人名单: the short papers of the meeting.</summary>
internal static class MeetingSheets
{
    // For a meeting of which nobody knows how many come.
    private const int BlankSigns = 30;

    public static void Agenda(MeetingFacts facts, PaperDraft draft)
    {
        draft
            .Title([.. facts.MeetingParts, "议程"])
            .Subtitle("（草案）")
            .Text($"时间：{draft.Of(facts.HeldOn, "大会日期")}")
            .Text($"地点：{draft.Of(facts.Place, "大会地点")}")
            .Text("主持人：____")
            .Each(
                "议程",
                ["序号", "事项"],
                AgendaItems.Of(facts).Select((item, i) => (string[])[ChineseNumeral.Of(i + 1), item]),
                item => $"{item[0]}、{item[1]}"
            );
    }

    public static void Schedule(MeetingFacts facts, PaperDraft draft)
    {
        var who = facts.IsCongress ? "代表" : "执委";
        IEnumerable<string> items = [$"{who}报到、签到，领取材料", .. AgendaItems.Of(facts), "散会"];
        draft
            .Title([.. facts.MeetingParts, "日程"])
            .Subtitle("（草案）")
            .Text(
                $"日期：{draft.Of(facts.HeldOn, "大会日期")}　地点：{draft.Of(facts.Place, "大会地点")}",
                ParagraphKind.Flush
            )
            .Add(
                draft.Table(
                    "日程",
                    [new("时间", 18), new("内容", 66, CellAlign.Left), new("主持人", 16)],
                    items.Select(item => (string[])["__时__分", item, ""]),
                    [null, "内容", null],
                    height: FormTable.ByHand
                )
            );
    }

    public static void Scrutineers(MeetingFacts facts, PaperDraft draft)
    {
        var sheet = facts.Executives;
        draft
            .Title([.. facts.MeetingParts, "监票人、计票人", "建议名单"])
            .Text($"总监票人、监票人：{draft.Of(sheet?.Scrutineers, "监票人", "____、____、____")}")
            .Text($"计票人：{draft.Of(sheet?.Counters, "计票人", "____、____")}")
            .Text("以上名单提请大会举手表决通过。候选人不担任监票人、计票人。")
            .Sign(draft.Preparing(facts), facts.HeldOn, "名单日期");
    }

    /// <summary>Two people in one row, as a table on a desk by the door needs it.</summary>
    public static void SignIn(MeetingFacts facts, PaperDraft draft)
    {
        var people = facts
            .Roll.Representatives.OrderBy(r => r.Name, StrokeOrder.Comparer)
            .Select(r => (r.Name, Place: r.Place ?? r.Workplace ?? ""))
            .ToList();
        if (!facts.IsCongress || draft.LacksAll(people, "妇女代表名册"))
            people = [.. Enumerable.Repeat(("", ""), facts.Entitled ?? BlankSigns)];
        string[] Of(int index) =>
            index < people.Count ? [$"{index + 1}", people[index].Name, people[index].Place, ""] : ["", "", "", ""];
        draft
            .Title([.. facts.MeetingParts, "签到表"])
            .Text(
                $"时间：{draft.Of(facts.HeldOn, "大会日期")}　"
                    + $"应到：{draft.Of(facts.Entitled, "应到人数")}名　实到：____名",
                ParagraphKind.Flush
            )
            .Add(
                draft.Table(
                    "签到",
                    [
                        new("序号", 7),
                        new("姓名", 12),
                        new("推选单位", 16),
                        new("签名", 16),
                        new("序号", 7),
                        new("姓名", 12),
                        new("推选单位", 16),
                        new("签名", 16),
                    ],
                    Enumerable
                        .Range(0, (people.Count + 1) / 2)
                        .Select(row => (string[])[.. Of(row), .. Of(row + (people.Count + 1) / 2)]),
                    ["序号", "姓名", "推选单位", null, "序号", "姓名", "推选单位", null],
                    height: 10
                )
            );
    }
}

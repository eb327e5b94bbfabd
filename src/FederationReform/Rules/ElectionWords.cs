using FederationReform.People;
using FederationReform.Text;

namespace FederationReform.Rules;

/// <summary>The Chinese names of the parts of an election.</summary>
public static class ElectionWords
{
    public static string Name(this ElectionPurpose purpose) =>
        purpose switch
        {
            ElectionPurpose.Executives => "选举执委",
            ElectionPurpose.Leaders => "选举主席、副主席",
            ElectionPurpose.StandingMembers => "选举常委",
            ElectionPurpose.ByElection => "补选执委",
            ElectionPurpose.Addition => "增补执委",
            _ => "选举妇委会",
        };

    /// <summary>
    /// Whether it elects the executives whom a record's result lists. Other elections give posts to some of them or
    /// belong to another unit.
    /// </summary>
    internal static bool FillsTheCommittee(this ElectionPurpose purpose) =>
        purpose is ElectionPurpose.Executives or ElectionPurpose.ByElection or ElectionPurpose.Addition;

    public static string Name(this ElectingBody body) =>
        body switch
        {
            ElectingBody.Congress => "妇女代表大会",
            ElectingBody.ExecutiveMeeting => "执行委员会会议",
            ElectingBody.EnlargedExecutiveMeeting => "执委（扩大）会议",
            _ => "妇女大会",
        };

    public static string Name(this ElectionMethod method) =>
        method switch
        {
            ElectionMethod.Differential => "差额选举",
            ElectionMethod.Equal => "等额选举",
            _ => "差额预选、等额正式选举",
        };

    public static string Name(this BallotForm form) => form == BallotForm.Secret ? "无记名投票" : "举手表决";

    public static string Name(this RoundKind kind) =>
        kind switch
        {
            RoundKind.Preliminary => "预选",
            RoundKind.Formal => "正式选举",
            RoundKind.RunOff => "同票再投",
            _ => "缺额另选",
        };

    public static string Name(this Outcome outcome) =>
        outcome switch
        {
            Outcome.Won => "当选",
            Outcome.NoMajority => "未过半数",
            Outcome.Outranked => "名额已满",
            _ => "同票",
        };

    /// <summary>For example 第十四届五次执委（扩大）会议, as far as it is known.</summary>
    public static string Meeting(this ElectionSheet sheet)
    {
        var term = sheet.Term is { } t ? $"第{ChineseNumeral.Of(t)}届" : "";
        var session = sheet.Session is { } s ? $"{ChineseNumeral.Of(s)}次" : "";
        return term + session + sheet.Body.Name();
    }

    /// <summary>The name of a post in this election: a women's committee has 主任, 副主任 and 委员.</summary>
    public static string Post(ElectionSheet sheet, Position position) =>
        sheet.Purpose != ElectionPurpose.WomensCommittee
            ? CodeLists.Position.Name(position)
            : position switch
            {
                Position.Chair => "主任",
                Position.FullTimeViceChair or Position.PartTimeViceChair => "副主任",
                _ => "委员",
            };
}

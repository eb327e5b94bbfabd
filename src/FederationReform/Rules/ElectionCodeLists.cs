using FederationReform.Text;

namespace FederationReform.Rules;

/// <summary>The code lists of a ballot and its candidates, with the names that pages, papers and history use.</summary>
public static class ElectionCodeLists
{
    public static CodeList<CandidateOrigin> CandidateOrigin { get; } =
        new(
            "推荐方式",
            (Rules.CandidateOrigin.Organisation, new(3, "组织推荐", "zztj", "组织提名", "组织")),
            (Rules.CandidateOrigin.Masses, new(2, "群众举荐", "qzjj", "群众推荐", "群众")),
            (Rules.CandidateOrigin.Herself, new(1, "个人自荐", "grzj", "自荐", "个人", "自我推荐"))
        );

    public static CodeList<ElectingBody> ElectingBody { get; } =
        new(
            "选举的会议",
            Named(
                ElectionWords.Name,
                Rules.ElectingBody.Congress,
                Rules.ElectingBody.ExecutiveMeeting,
                Rules.ElectingBody.EnlargedExecutiveMeeting,
                Rules.ElectingBody.WomensMeeting
            )
        );

    public static CodeList<ElectionMethod> ElectionMethod { get; } =
        new(
            "选举方法",
            Named(
                ElectionWords.Name,
                Rules.ElectionMethod.Differential,
                Rules.ElectionMethod.Equal,
                Rules.ElectionMethod.PreliminaryThenEqual
            )
        );

    public static CodeList<BallotForm> BallotForm { get; } =
        new("表决方式", Named(ElectionWords.Name, Rules.BallotForm.Secret, Rules.BallotForm.ShowOfHands));

    private static IReadOnlyList<(T Value, CodeChoice Choice)> Named<T>(Func<T, string> name, params T[] values)
        where T : struct, Enum =>
        [.. values.Select((value, index) => (value, new CodeChoice(index + 1, name(value), "")))];
}

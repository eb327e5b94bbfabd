namespace FederationReform.Committees;

public static class TermSelectionNames
{
    public static string Name(this TermSelection selection) =>
        selection switch
        {
            TermSelection.All => "全部现任班子",
            TermSelection.RanOut => "届满未换",
            TermSelection.DueWithinYear => "一年内届满",
            TermSelection.NoChair => "缺主席",
            TermSelection.NoViceChair => "缺副主席",
            TermSelection.ExecutivesMissing => "执委缺额",
            TermSelection.Unregistered => "没有登记班子",
            _ => throw new ArgumentOutOfRangeException(nameof(selection)),
        };

    public static string Name(this OutgoingSelection selection) =>
        selection switch
        {
            OutgoingSelection.NotTalked => "未谈话",
            OutgoingSelection.Talked => "已谈话",
            OutgoingSelection.All => "全部离任人员",
            _ => throw new ArgumentOutOfRangeException(nameof(selection)),
        };
}

using FederationReform.People;

namespace FederationReform.Committees;

/// <summary>The checks of a committee's term and number of places.</summary>
internal static class CommitteeRules
{
    public const string SeatsCode = "Seats";

    /// <summary>The founding day of the national federation.</summary>
    public static DateOnly Earliest { get; } = new(1949, 4, 3);

    public static Violation? CheckForm(CommitteeForm? form) =>
        form is { } some && Enum.IsDefined(some)
            ? null
            : new("Required", "Form", "请选择组织形式：妇联、妇代会或妇委会。");

    public static Violation? CheckNumber(int? number) =>
        number is null or (>= 1 and <= Committee.HighestNumber)
            ? null
            : new("Number", "Number", $"届次请填 1 到 {Committee.HighestNumber}，不清楚时可以不填。");

    public static IEnumerable<Violation?> CheckSeats(Seats seats)
    {
        if (seats.Chairs != 1)
            yield return new(SeatsCode, "Seats.Chairs", "主席职数是 1 人。");
        if (seats.FullTimeViceChairs is < 0 or > 20)
            yield return new(SeatsCode, "Seats.FullTimeViceChairs", "专职副主席职数请填 0 到 20。");
        if (seats.PartTimeViceChairs is < 0 or > 20)
            yield return new(SeatsCode, "Seats.PartTimeViceChairs", "兼职副主席职数请填 0 到 20。");
        var leaders = seats.Chairs + seats.FullTimeViceChairs + seats.PartTimeViceChairs;
        if (seats.Executives is < 1 or > Seats.Most)
            yield return new(SeatsCode, "Seats.Executives", $"执委总数（含主席、副主席）请填 1 到 {Seats.Most}。");
        else if (seats.Executives < leaders)
            yield return new(
                SeatsCode,
                "Seats.Executives",
                $"执委总数包括主席、副主席，填了 {seats.Executives} 人，"
                    + $"却少于主席、副主席共 {leaders} 人。请改大执委总数。"
            );
    }
}

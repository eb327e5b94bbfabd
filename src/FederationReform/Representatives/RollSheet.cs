using FederationReform.Data;
using FederationReform.People;

namespace FederationReform.Representatives;

/// <summary>
/// 妇女代表登记 of one congress: how many representatives each place sends, who they are, and when the list was
/// displayed. Immutable; null means not known yet. <see cref="RollRules"/> judges it.
/// </summary>
public sealed record RollSheet
{
    public static RollSheet Empty { get; } = new();

    /// <summary>代表名额分配, in the order of the paper.</summary>
    public IReadOnlyList<PlaceQuota> Quotas { get; init; } = [];

    /// <summary>In the order in which they were entered.</summary>
    public IReadOnlyList<Representative> Representatives { get; init; } = [];

    /// <summary>The highest <see cref="Representative.Id"/> ever given; ids are not reused.</summary>
    public int LastId { get; init; }

    /// <summary>公示: first and last day, both included.</summary>
    public DateOnly? NoticeFrom { get; init; }

    public DateOnly? NoticeTo { get; init; }

    public Representative? Find(int id) => Representatives.FirstOrDefault(r => r.Id == id);

    public RollSheet With(Representative changed) =>
        this with
        {
            Representatives = [.. Representatives.Select(r => r.Id == changed.Id ? changed : r)],
        };
}

/// <summary>One line of the 代表名额分配表.</summary>
/// <param name="Place">The village, village group or school that sends the representatives.</param>
/// <param name="Women">妇女人数</param>
/// <param name="Seats">Number of representatives it sends.</param>
/// <param name="Source">Where the number of women or of seats comes from.</param>
public sealed record PlaceQuota(string Place, int? Women, int? Seats, string? Source);

/// <summary>妇女代表</summary>
public sealed record Representative
{
    /// <summary>Unique within the roll.</summary>
    public required int Id { get; init; }

    public required string Name { get; init; }
    public Sex Sex { get; init; } = Sex.Female;
    public BirthDate? Birth { get; init; }

    /// <summary>GB 3304-91 code, 1 to 56.</summary>
    public int? EthnicGroup { get; init; }

    public Education Education { get; init; }
    public PoliticalStatus? PoliticalStatus { get; init; }

    /// <summary>
    /// 推选单位: the place whose seat the representative fills; null where it is the <see cref="Workplace"/>.
    /// </summary>
    public string? Place { get; init; }

    public string? Workplace { get; init; }

    /// <summary>职务 at the workplace.</summary>
    public string? Post { get; init; }

    /// <summary>代表类别, in the county's own words.</summary>
    public string? Category { get; init; }

    public WayChosen? Way { get; init; }

    [SealedAtRest]
    public string? Phone { get; init; }

    /// <summary>
    /// 代表资格审查 was passed; null before the check, and again after a change of what it looked at.
    /// </summary>
    public QualificationCheck? Check { get; init; }

    public string? CheckRemark { get; init; }
}

/// <summary>产生方式</summary>
public enum WayChosen
{
    /// <summary>选举</summary>
    Elected = 1,

    /// <summary>协商推荐</summary>
    Recommended = 2,
}

/// <param name="By">The name of the person who marked it.</param>
/// <param name="At">UTC.</param>
public sealed record QualificationCheck(string By, DateTime At);

using System.Globalization;

namespace FederationReform.Figures;

/// <summary>How many people of one group of posts there are, and how many of them meet each condition.</summary>
public sealed class PeopleCount
{
    private readonly int[] counts;
    private readonly int ageYears;

    internal PeopleCount(int[] counts, int ageYears) => (this.counts, this.ageYears) = (counts, ageYears);

    public static PeopleCount None { get; } = new(new int[PeopleFigures.All.Count], 0);

    public int this[PeopleFigure figure] => counts[(int)figure];

    public int All => this[PeopleFigure.All];

    /// <summary>
    /// A share of all people, including those whose field is empty: an empty field must not raise a share.
    /// </summary>
    public Ratio Share(PeopleFigure figure) => new(this[figure], All);

    /// <summary>A share of those whose date of birth is known; the others are in no band.</summary>
    public Ratio AgeShare(PeopleFigure band) => new(this[band], this[PeopleFigure.BirthKnown]);

    /// <summary>45岁以下: the first two bands, of those whose date of birth is known.</summary>
    public Ratio AgeTo45 =>
        new(this[PeopleFigure.AgeTo35] + this[PeopleFigure.Age36To45], this[PeopleFigure.BirthKnown]);

    /// <summary>大专以上: the sum of exclusive bands, so that nobody is counted twice.</summary>
    public Ratio CollegeAndAbove =>
        new(this[PeopleFigure.College] + this[PeopleFigure.Bachelor] + this[PeopleFigure.Postgraduate], All);

    /// <summary>高中以上, as a share of all people.</summary>
    public Ratio SeniorHighAndAbove => new(CollegeAndAbove.Part + this[PeopleFigure.SeniorHigh], All);

    /// <summary>初中以上, as a share of all people.</summary>
    public Ratio JuniorHighAndAbove => new(SeniorHighAndAbove.Part + this[PeopleFigure.JuniorHigh], All);

    /// <summary>党员率: members and probationary members, who are also shown separately.</summary>
    public Ratio Party => new(this[PeopleFigure.PartyMember] + this[PeopleFigure.ProbationaryPartyMember], All);

    public MeanAge MeanAge => new(ageYears, this[PeopleFigure.BirthKnown]);

    internal static PeopleCount Sum(IEnumerable<PeopleCount> parts)
    {
        var (counts, years) = (new int[PeopleFigures.All.Count], 0);
        foreach (var part in parts)
        {
            for (var i = 0; i < counts.Length; i++)
                counts[i] += part.counts[i];
            years += part.ageYears;
        }
        return new(counts, years);
    }
}

/// <summary>
/// The mean age: completed years (周岁) over the people whose date of birth is known, rounded half-up to one decimal.
/// </summary>
/// <param name="Years">Sum of the completed years.</param>
/// <param name="Base">Number of people with a known date of birth, shown beside the mean.</param>
public readonly record struct MeanAge(int Years, int Base)
{
    /// <summary>The mean in tenths of a year, rounded half-up; 0 when no date of birth is known.</summary>
    public int Tenths => Base == 0 ? 0 : (int)((Years * 20L + Base) / (2L * Base));

    /// <summary>For example 44.0; — when no date of birth is known.</summary>
    public override string ToString() =>
        Base == 0 ? "—" : string.Create(CultureInfo.InvariantCulture, $"{Tenths / 10}.{Tenths % 10}");
}

/// <summary>
/// The committees of a unit by post. A leader is also an executive and is stored once, so chairs, vice-chairs and
/// others may be added; chairs, vice-chairs and 执委总数 never are.
/// </summary>
public sealed record CommitteeFigures(
    PeopleCount Chairs,
    PeopleCount FullTimeViceChairs,
    PeopleCount PartTimeViceChairs,
    PeopleCount Others,
    bool ExecutivesIncludeLeaders
)
{
    public PeopleCount ViceChairs { get; } = PeopleCount.Sum([FullTimeViceChairs, PartTimeViceChairs]);

    public PeopleCount Leaders { get; } = PeopleCount.Sum([Chairs, FullTimeViceChairs, PartTimeViceChairs]);

    /// <summary>All members, each counted once.</summary>
    public PeopleCount Everyone { get; } = PeopleCount.Sum([Chairs, FullTimeViceChairs, PartTimeViceChairs, Others]);

    /// <summary>执委, counted as the campaign counts; always shown with <see cref="ExecutivesName"/>.</summary>
    public PeopleCount Executives => ExecutivesIncludeLeaders ? Everyone : Others;

    public string ExecutivesName => ExecutivesIncludeLeaders ? "执委（含主席、副主席）" : "执委（不含主席、副主席）";

    public PeopleCount Of(PostGroup group) =>
        group switch
        {
            PostGroup.Everyone => Everyone,
            PostGroup.Leaders => Leaders,
            PostGroup.Chairs => Chairs,
            PostGroup.ViceChairs => ViceChairs,
            PostGroup.FullTimeViceChairs => FullTimeViceChairs,
            PostGroup.PartTimeViceChairs => PartTimeViceChairs,
            PostGroup.Others => Others,
            _ => throw new ArgumentOutOfRangeException(nameof(group)),
        };
}

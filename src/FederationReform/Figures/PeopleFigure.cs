using System.Linq.Expressions;
using FederationReform.Committees;
using FederationReform.People;

namespace FederationReform.Figures;

/// <summary>
/// What is counted about the people in committees. One condition (<see cref="PeopleConditions"/>) serves the figure and
/// the list behind it, so that they cannot differ. Age bands, education, political status and occupation are each
/// exclusive.
/// </summary>
public enum PeopleFigure
{
    All,
    BirthKnown,

    /// <summary>A part of the first band, not a band of its own.</summary>
    AgeTo30,
    AgeTo35,
    Age36To45,
    Age46To55,
    AgeFrom56,

    Postgraduate,
    Bachelor,
    College,
    SeniorHigh,
    JuniorHigh,
    Primary,
    EducationUnknown,

    PartyMember,
    ProbationaryPartyMember,
    YouthLeague,

    /// <summary>民主党派: the eight parties together.</summary>
    DemocraticParty,
    NonParty,
    Masses,
    PoliticalStatusUnknown,

    InTwoCommittees,
    InTwoCommitteesUnknown,
    FormerDirector,
    FormerDirectorUnknown,
    NewlyElected,
    NewlyElectedUnknown,
    OutsideSystem,
    InSystemUnknown,
    EthnicMinority,
    EthnicGroupUnknown,

    VillageCadre,
    Teacher,
    Medical,
    Enterprise,
    Farmer,
    Worker,
    Official,
    Freelance,
    Volunteer,
    Retired,
    Arts,
    OtherOccupation,
    OccupationUnknown,
}

public static class PeopleFigures
{
    public static IReadOnlyList<PeopleFigure> All { get; } = Enum.GetValues<PeopleFigure>();

    public static IReadOnlyList<PeopleFigure> AgeBands { get; } =
    [PeopleFigure.AgeTo35, PeopleFigure.Age36To45, PeopleFigure.Age46To55, PeopleFigure.AgeFrom56];

    /// <summary>
    /// From the highest; the empty value comes last and is a band of its own, so that the bands add up to everybody.
    /// </summary>
    public static IReadOnlyList<PeopleFigure> EducationBands { get; } =
    [
        PeopleFigure.Postgraduate,
        PeopleFigure.Bachelor,
        PeopleFigure.College,
        PeopleFigure.SeniorHigh,
        PeopleFigure.JuniorHigh,
        PeopleFigure.Primary,
        PeopleFigure.EducationUnknown,
    ];

    public static IReadOnlyList<PeopleFigure> PoliticalStatuses { get; } =
    [
        PeopleFigure.PartyMember,
        PeopleFigure.ProbationaryPartyMember,
        PeopleFigure.YouthLeague,
        PeopleFigure.DemocraticParty,
        PeopleFigure.NonParty,
        PeopleFigure.Masses,
        PeopleFigure.PoliticalStatusUnknown,
    ];

    public static IReadOnlyList<PeopleFigure> Occupations { get; } =
    [
        PeopleFigure.VillageCadre,
        PeopleFigure.Teacher,
        PeopleFigure.Medical,
        PeopleFigure.Enterprise,
        PeopleFigure.Farmer,
        PeopleFigure.Worker,
        PeopleFigure.Official,
        PeopleFigure.Freelance,
        PeopleFigure.Volunteer,
        PeopleFigure.Retired,
        PeopleFigure.Arts,
        PeopleFigure.OtherOccupation,
        PeopleFigure.OccupationUnknown,
    ];

    public static string Name(this PeopleFigure figure) =>
        figure switch
        {
            PeopleFigure.All => "全部",
            PeopleFigure.BirthKnown => "有出生日期",
            PeopleFigure.AgeTo30 => "30岁及以下",
            PeopleFigure.AgeTo35 => "35岁及以下",
            PeopleFigure.Age36To45 => "36—45岁",
            PeopleFigure.Age46To55 => "46—55岁",
            PeopleFigure.AgeFrom56 => "56岁及以上",
            PeopleFigure.Postgraduate => CodeLists.Education.Name(Education.Postgraduate),
            PeopleFigure.Bachelor => CodeLists.Education.Name(Education.Bachelor),
            PeopleFigure.College => CodeLists.Education.Name(Education.College),
            PeopleFigure.SeniorHigh => CodeLists.Education.Name(Education.SeniorHigh),
            PeopleFigure.JuniorHigh => CodeLists.Education.Name(Education.JuniorHigh),
            PeopleFigure.Primary => CodeLists.Education.Name(Education.Primary),
            PeopleFigure.EducationUnknown => "学历未填",
            PeopleFigure.PartyMember => CodeLists.PoliticalStatus.Name(PoliticalStatus.PartyMember),
            PeopleFigure.ProbationaryPartyMember => CodeLists.PoliticalStatus.Name(
                PoliticalStatus.ProbationaryPartyMember
            ),
            PeopleFigure.YouthLeague => CodeLists.PoliticalStatus.Name(PoliticalStatus.YouthLeague),
            PeopleFigure.DemocraticParty => "民主党派",
            PeopleFigure.NonParty => CodeLists.PoliticalStatus.Name(PoliticalStatus.NonParty),
            PeopleFigure.Masses => CodeLists.PoliticalStatus.Name(PoliticalStatus.Masses),
            PeopleFigure.PoliticalStatusUnknown => "政治面貌未填",
            PeopleFigure.InTwoCommittees => "村“两委”成员",
            PeopleFigure.InTwoCommitteesUnknown => "是否进“两委”未填",
            PeopleFigure.FormerDirector => "原妇代会主任",
            PeopleFigure.FormerDirectorUnknown => "是否原主任未填",
            PeopleFigure.NewlyElected => "新当选",
            PeopleFigure.NewlyElectedUnknown => "是否新当选未填",
            PeopleFigure.OutsideSystem => "体制外",
            PeopleFigure.InSystemUnknown => "体制内外未填",
            PeopleFigure.EthnicMinority => "少数民族",
            PeopleFigure.EthnicGroupUnknown => "民族未填",
            PeopleFigure.VillageCadre => CodeLists.Occupation.Name(Occupation.VillageCadre),
            PeopleFigure.Teacher => CodeLists.Occupation.Name(Occupation.Teacher),
            PeopleFigure.Medical => CodeLists.Occupation.Name(Occupation.Medical),
            PeopleFigure.Enterprise => CodeLists.Occupation.Name(Occupation.Enterprise),
            PeopleFigure.Farmer => CodeLists.Occupation.Name(Occupation.Farmer),
            PeopleFigure.Worker => CodeLists.Occupation.Name(Occupation.Worker),
            PeopleFigure.Official => CodeLists.Occupation.Name(Occupation.Official),
            PeopleFigure.Freelance => CodeLists.Occupation.Name(Occupation.Freelance),
            PeopleFigure.Volunteer => CodeLists.Occupation.Name(Occupation.Volunteer),
            PeopleFigure.Retired => CodeLists.Occupation.Name(Occupation.Retired),
            PeopleFigure.Arts => CodeLists.Occupation.Name(Occupation.Arts),
            PeopleFigure.OtherOccupation => CodeLists.Occupation.Name(Occupation.Other),
            PeopleFigure.OccupationUnknown => "界别未填",
            _ => throw new ArgumentOutOfRangeException(nameof(figure)),
        };
}

/// <summary>A post with its holder, as conditions and counts use them.</summary>
internal sealed class Holder
{
    public required Post Post { get; init; }
    public required Person Person { get; init; }
}

/// <summary>
/// The days that separate the age bands, seen from the day on which ages are computed: a person born on or before
/// <see cref="Turned36"/> is 36 or older.
/// </summary>
internal sealed record AgeDays(DateOnly On)
{
    public DateOnly Turned31 => On.AddYears(-31);
    public DateOnly Turned36 => On.AddYears(-36);
    public DateOnly Turned46 => On.AddYears(-46);
    public DateOnly Turned56 => On.AddYears(-56);
}

internal static class PeopleConditions
{
    public static Expression<Func<Holder, bool>> Of(PeopleFigure figure, AgeDays days) =>
        figure switch
        {
            PeopleFigure.All => h => true,
            PeopleFigure.BirthKnown => h => h.Person.BornOn != null,
            PeopleFigure.AgeTo30 => h => h.Person.BornOn > days.Turned31,
            PeopleFigure.AgeTo35 => h => h.Person.BornOn > days.Turned36,
            PeopleFigure.Age36To45 => h => h.Person.BornOn <= days.Turned36 && h.Person.BornOn > days.Turned46,
            PeopleFigure.Age46To55 => h => h.Person.BornOn <= days.Turned46 && h.Person.BornOn > days.Turned56,
            PeopleFigure.AgeFrom56 => h => h.Person.BornOn <= days.Turned56,
            PeopleFigure.Postgraduate => h => h.Person.Education == Education.Postgraduate,
            PeopleFigure.Bachelor => h => h.Person.Education == Education.Bachelor,
            PeopleFigure.College => h => h.Person.Education == Education.College,
            PeopleFigure.SeniorHigh => h => h.Person.Education == Education.SeniorHigh,
            PeopleFigure.JuniorHigh => h => h.Person.Education == Education.JuniorHigh,
            PeopleFigure.Primary => h => h.Person.Education == Education.Primary,
            PeopleFigure.EducationUnknown => h => h.Person.Education == Education.Unknown,
            PeopleFigure.PartyMember => h => h.Person.PoliticalStatus == PoliticalStatus.PartyMember,
            PeopleFigure.ProbationaryPartyMember => h =>
                h.Person.PoliticalStatus == PoliticalStatus.ProbationaryPartyMember,
            PeopleFigure.YouthLeague => h => h.Person.PoliticalStatus == PoliticalStatus.YouthLeague,
            PeopleFigure.DemocraticParty => h =>
                h.Person.PoliticalStatus >= PoliticalStatus.KuomintangRevolutionary
                && h.Person.PoliticalStatus <= PoliticalStatus.TaiwanLeague,
            PeopleFigure.NonParty => h => h.Person.PoliticalStatus == PoliticalStatus.NonParty,
            PeopleFigure.Masses => h => h.Person.PoliticalStatus == PoliticalStatus.Masses,
            PeopleFigure.PoliticalStatusUnknown => h => h.Person.PoliticalStatus == null,
            PeopleFigure.InTwoCommittees => h => h.Post.InTwoCommittees == true,
            PeopleFigure.InTwoCommitteesUnknown => h => h.Post.InTwoCommittees == null,
            PeopleFigure.FormerDirector => h => h.Post.FormerDirector == true,
            PeopleFigure.FormerDirectorUnknown => h => h.Post.FormerDirector == null,
            PeopleFigure.NewlyElected => h => h.Post.NewlyElected == true,
            PeopleFigure.NewlyElectedUnknown => h => h.Post.NewlyElected == null,
            PeopleFigure.OutsideSystem => h => h.Person.InSystem == false,
            PeopleFigure.InSystemUnknown => h => h.Person.InSystem == null,
            PeopleFigure.EthnicMinority => h => h.Person.EthnicGroup > EthnicGroupOfHan,
            PeopleFigure.EthnicGroupUnknown => h => h.Person.EthnicGroup == null,
            PeopleFigure.VillageCadre => h => h.Person.Occupation == Occupation.VillageCadre,
            PeopleFigure.Teacher => h => h.Person.Occupation == Occupation.Teacher,
            PeopleFigure.Medical => h => h.Person.Occupation == Occupation.Medical,
            PeopleFigure.Enterprise => h => h.Person.Occupation == Occupation.Enterprise,
            PeopleFigure.Farmer => h => h.Person.Occupation == Occupation.Farmer,
            PeopleFigure.Worker => h => h.Person.Occupation == Occupation.Worker,
            PeopleFigure.Official => h => h.Person.Occupation == Occupation.Official,
            PeopleFigure.Freelance => h => h.Person.Occupation == Occupation.Freelance,
            PeopleFigure.Volunteer => h => h.Person.Occupation == Occupation.Volunteer,
            PeopleFigure.Retired => h => h.Person.Occupation == Occupation.Retired,
            PeopleFigure.Arts => h => h.Person.Occupation == Occupation.Arts,
            PeopleFigure.OtherOccupation => h => h.Person.Occupation == Occupation.Other,
            PeopleFigure.OccupationUnknown => h => h.Person.Occupation == null,
            _ => throw new ArgumentOutOfRangeException(nameof(figure)),
        };

    /// <summary>GB 3304-91: 01 汉族.</summary>
    private const int EthnicGroupOfHan = 1;
}

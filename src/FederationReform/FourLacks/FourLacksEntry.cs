using FederationReform.Registers;
using FederationReform.Rules;
using FederationReform.Tree;

namespace FederationReform.FourLacks;

/// <summary>One of the four, before the reform and now.</summary>
/// <param name="Evidence">
/// The paper or the fact that shows it, for example the number of a document. One sentence serves before and now: what
/// is there rests on it.
/// </param>
/// <param name="MendedOn">The day from which it is there.</param>
public readonly record struct LackState(HasOrLacks? Before, HasOrLacks? Now, string? Evidence, DateOnly? MendedOn)
{
    public bool Mended => this is { Before: HasOrLacks.Lacks, Now: HasOrLacks.Has };
}

/// <summary>四缺整改: posts, money, office and staff of one township, before the reform and now.</summary>
public sealed record FourLacksEntry : IRegisterEntry<FourLacksEntry>
{
    private static readonly DateOnly earliest = new(2000, 1, 1);

    public static RegisterKind Kind => RegisterKind.FourLacks;

    public static FourLacksEntry Blank { get; } = new();

    /// <summary>The proof of each of the four: a photo, a scan, the document itself.</summary>
    public static IReadOnlyList<FilePlace> FilePlaces { get; } =
    [.. LackNames.All.Select(lack => new FilePlace(lack.ToString(), $"{lack.Name()}的依据", PhotosOnly: false))];

    public static IReadOnlyList<ResultInput<FourLacksEntry>> Inputs { get; } =
    [
        .. InputsOf(Lack.Posts, (e, s) =>
            e with
            {
                PostsBefore = s.Before,
                PostsNow = s.Now,
                PostsEvidence = s.Evidence,
                PostsOn = s.MendedOn,
            }
        ),
        .. InputsOf(Lack.Money, (e, s) =>
            e with
            {
                MoneyBefore = s.Before,
                MoneyNow = s.Now,
                MoneyEvidence = s.Evidence,
                MoneyOn = s.MendedOn,
            }
        ),
        .. InputsOf(Lack.Office, (e, s) =>
            e with
            {
                OfficeBefore = s.Before,
                OfficeNow = s.Now,
                OfficeEvidence = s.Evidence,
                OfficeOn = s.MendedOn,
            }
        ),
        .. InputsOf(Lack.Staff, (e, s) =>
            e with
            {
                StaffBefore = s.Before,
                StaffNow = s.Now,
                StaffEvidence = s.Evidence,
                StaffOn = s.MendedOn,
            }
        ),
    ];

    public HasOrLacks? PostsBefore { get; init; }
    public HasOrLacks? PostsNow { get; init; }
    public string? PostsEvidence { get; init; }
    public DateOnly? PostsOn { get; init; }
    public HasOrLacks? MoneyBefore { get; init; }
    public HasOrLacks? MoneyNow { get; init; }
    public string? MoneyEvidence { get; init; }
    public DateOnly? MoneyOn { get; init; }
    public HasOrLacks? OfficeBefore { get; init; }
    public HasOrLacks? OfficeNow { get; init; }
    public string? OfficeEvidence { get; init; }
    public DateOnly? OfficeOn { get; init; }
    public HasOrLacks? StaffBefore { get; init; }
    public HasOrLacks? StaffNow { get; init; }
    public string? StaffEvidence { get; init; }
    public DateOnly? StaffOn { get; init; }

    public string Title => "四缺整改";

    /// <summary>The latest day on which one was mended.</summary>
    public DateOnly? On => LackNames.All.Max(lack => Of(lack).MendedOn);

    public int? Category => null;

    public LackState Of(Lack lack) =>
        lack switch
        {
            Lack.Posts => new(PostsBefore, PostsNow, PostsEvidence, PostsOn),
            Lack.Money => new(MoneyBefore, MoneyNow, MoneyEvidence, MoneyOn),
            Lack.Office => new(OfficeBefore, OfficeNow, OfficeEvidence, OfficeOn),
            Lack.Staff => new(StaffBefore, StaffNow, StaffEvidence, StaffOn),
            _ => throw new ArgumentOutOfRangeException(nameof(lack)),
        };

    public static bool OnePerUnit => true;

    public static bool IsKeptAt(UnitLevel level) => level == UnitLevel.Township;

    /// <summary>A township has one: it is changed, and not entered again.</summary>
    public bool IsSameAs(FourLacksEntry other) => true;

    public Violations Check(DateOnly today)
    {
        var violations = new Violations(LackNames.All.SelectMany(lack => CheckOne(lack, Of(lack), today)));
        if (LackNames.All.All(lack => Of(lack) is { Before: null, Now: null }))
            violations.Add(new Violation("Required", nameof(PostsBefore), "请至少填写一项，改革前是有还是缺。"));
        return violations;
    }

    private static IEnumerable<Violation> CheckOne(Lack lack, LackState state, DateOnly today)
    {
        if (state is { Before: null, Now: not null })
            yield return new("Required", $"{lack}Before", $"请填写{lack.Name()}改革前是有还是缺。");
        if (state is { Before: not null, Now: null })
            yield return new("Required", $"{lack}Now", $"请填写{lack.Name()}现在是有还是缺。");
        if ((state.Before == HasOrLacks.Has || state.Now == HasOrLacks.Has) && state.Evidence is null)
            yield return new(
                "Evidence",
                $"{lack}Evidence",
                $"{lack.Name()}写了“有”，请写依据，例如文件的文号或看得到的事实；没有依据的写“缺”。"
            );
        if (state.MendedOn is { } on && !state.Mended)
            yield return new("Day", $"{lack}On", $"{lack.Name()}的解决日期只在改革前缺、现在有的时候填写。");
        else if (state.MendedOn is { } day && (day < earliest || day > today))
            yield return new("Day", $"{lack}On", $"{lack.Name()}的解决日期不能晚于今天，也不早于 2000 年。");
    }

    private static IEnumerable<ResultInput<FourLacksEntry>> InputsOf(
        Lack lack,
        Func<FourLacksEntry, LackState, FourLacksEntry> with
    )
    {
        yield return Rules.Inputs.Choice<FourLacksEntry, HasOrLacks>(
            $"{lack}Before",
            $"{lack.Name()}（改革前）",
            LackNames.Answer,
            e => e.Of(lack).Before,
            (e, v) => with(e, e.Of(lack) with { Before = v }),
            $"改革前{lack.Name()}"
        );
        yield return Rules.Inputs.Choice<FourLacksEntry, HasOrLacks>(
            $"{lack}Now",
            $"{lack.Name()}（现在）",
            LackNames.Answer,
            e => e.Of(lack).Now,
            (e, v) => with(e, e.Of(lack) with { Now = v }),
            $"现在{lack.Name()}",
            $"{lack.Name()}（改革后）"
        );
        yield return Rules.Inputs.Text<FourLacksEntry>(
            $"{lack}Evidence",
            $"{lack.Name()}的依据",
            e => e.Of(lack).Evidence,
            (e, v) => with(e, e.Of(lack) with { Evidence = v }),
            $"{lack.Name()}依据"
        );
        yield return Rules.Inputs.Day<FourLacksEntry>(
            $"{lack}On",
            $"{lack.Name()}解决日期",
            e => e.Of(lack).MendedOn,
            (e, v) => with(e, e.Of(lack) with { MendedOn = v })
        );
    }
}

internal sealed class FourLacksTable : RegisterTable<FourLacksEntry>;

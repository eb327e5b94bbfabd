using FederationReform.Rules;

namespace FederationReform.Meetings.Templates;

/// <summary>
/// For which sheets a county's wording holds. The numbers are stored and the names part of addresses: never reuse one.
/// </summary>
public enum TemplateCase
{
    /// <summary>妇女代表大会, on A4.</summary>
    Congress = 1,

    /// <summary>执委会议 and 执委（扩大）会议, on A4: a by-election has other words than a congress.</summary>
    Executives = 2,

    /// <summary>Ballots and count sheets on A5: they say the same at every meeting.</summary>
    Small = 3,
}

public static class TemplateCases
{
    public static string Name(this TemplateCase of) =>
        of switch
        {
            TemplateCase.Congress => "妇女代表大会，A4 纸",
            TemplateCase.Executives => "执委（扩大）会议，A4 纸",
            TemplateCase.Small => "A5 纸",
            _ => throw new ArgumentOutOfRangeException(nameof(of)),
        };

    /// <summary>What stands behind the name of a paper; nothing for a congress, which is the usual case.</summary>
    public static string Suffix(this TemplateCase of) => of == TemplateCase.Congress ? "" : $"（{of.Name()}）";

    /// <summary>The cases that a paper has.</summary>
    public static IReadOnlyList<TemplateCase> Of(MeetingPaper paper) =>
        paper.Small ? Enum.GetValues<TemplateCase>() : [TemplateCase.Congress, TemplateCase.Executives];

    internal static PaperSize Size(this TemplateCase of) => of == TemplateCase.Small ? PaperSize.A5 : PaperSize.A4;

    /// <summary>Null for a meeting that no county words: the portal writes its papers.</summary>
    internal static TemplateCase? Of(MeetingPaper paper, MeetingFacts facts, PaperSize size) =>
        paper.Small && size == PaperSize.A5
            ? TemplateCase.Small
            : facts.Body switch
            {
                ElectingBody.Congress => TemplateCase.Congress,
                ElectingBody.ExecutiveMeeting or ElectingBody.EnlargedExecutiveMeeting => TemplateCase.Executives,
                _ => null,
            };

    /// <summary>The same meeting as one of this case: for a trial, whatever meeting the unit holds.</summary>
    internal static MeetingFacts In(this MeetingFacts facts, TemplateCase of)
    {
        var body = of switch
        {
            TemplateCase.Congress => ElectingBody.Congress,
            TemplateCase.Executives when facts.IsCongress => ElectingBody.EnlargedExecutiveMeeting,
            _ => facts.Body,
        };
        return facts with
        {
            Executives = facts.Executives is { } ballot ? ballot with { Body = body } : null,
            Result = facts.Result with { Body = body },
        };
    }
}

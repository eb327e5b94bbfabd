using FederationReform.Campaigns;
using FederationReform.Text;

namespace FederationReform.Notices;

/// <summary>What is typed of a notice.</summary>
/// <param name="Number">文号; null where the office gives none.</param>
/// <param name="SignBy">The last day to sign; null for none.</param>
/// <param name="To">The units that receive it; null for all units directly below.</param>
public sealed record NoticeText(
    string? Title,
    string? Body,
    string? Number = null,
    DateOnly? SignBy = null,
    IReadOnlyList<int>? To = null
)
{
    public const int MostRunes = 5000;

    /// <summary>The paragraphs of the body, without empty lines.</summary>
    internal static IReadOnlyList<string> Paragraphs(string body) =>
        [.. body.Split('\n').Select(PlainText.Clean).OfType<string>()];

    internal NoticeText Cleaned() =>
        this with
        {
            Title = PlainText.Clean(Title),
            Body = PlainText.Clean(Body?.ReplaceLineEndings("\n")),
            Number = DocumentNumber.Clean(Number),
        };

    /// <param name="finished">Whether it is to be issued; a draft may lack anything.</param>
    internal Violations Check(bool finished, DateOnly today)
    {
        var violations = new Violations();
        violations.Add(PlainText.Check(nameof(Title), "标题", Title, required: finished));
        violations.Add(PlainText.Check(nameof(Body), "正文", Body, MostRunes, required: finished, lines: true));
        violations.Add(DocumentNumber.Check(nameof(Number), Number));
        if (finished && (SignBy < today || SignBy?.Year > today.Year + 1))
            violations.Add(new Violation("Date", nameof(SignBy), "签收期限应在今天到明年年底之间，请改为以后的日期。"));
        if (finished && To is { Count: 0 })
            violations.Add(new Violation("Required", nameof(To), "请选择发给哪些单位。"));
        return violations;
    }
}

using System.Text.Json.Serialization;
using FederationReform.Text;

namespace FederationReform.Bulletins;

/// <summary>What the staff write. The figures stand beside it and are never typed.</summary>
/// <param name="Body">一、进展情况; one paragraph a line.</param>
/// <param name="Problems">二、存在的问题; left out of the bulletin where nothing is written.</param>
/// <param name="Measures">三、下一步措施; as the problems.</param>
public sealed record BulletinText(string? Body, string? Problems = null, string? Measures = null)
{
    /// <summary>Of each part.</summary>
    public const int MaxRunes = 5_000;

    /// <summary>The written parts with their headings, as they are numbered and printed.</summary>
    [JsonIgnore]
    public IReadOnlyList<(string Heading, IReadOnlyList<string> Paragraphs)> Parts
    {
        get
        {
            var written = new[] { ("进展情况", Body), ("存在的问题", Problems), ("下一步措施", Measures) }.Where(p =>
                !string.IsNullOrWhiteSpace(p.Item2)
            );
            return
            [
                .. written.Select(
                    (p, i) =>
                        (
                            $"{ChineseNumeral.Of(i + 1)}、{p.Item1}",
                            (IReadOnlyList<string>)
                                p.Item2!.Split(
                                    '\n',
                                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                                )
                        )
                ),
            ];
        }
    }

    /// <summary>With every one of these names as surname and 某.</summary>
    public BulletinText Masked(IReadOnlyList<NameInText> names)
    {
        return new(Mask(Body), Mask(Problems), Mask(Measures));

        string? Mask(string? text) =>
            names.Aggregate(text, (said, n) => said?.Replace(n.Name, n.Masked, StringComparison.Ordinal));
    }

    internal BulletinText Cleaned() => new(PlainText.Clean(Body), PlainText.Clean(Problems), PlainText.Clean(Measures));

    /// <param name="finished">Whether it is to be issued: a draft may be empty.</param>
    internal Violations Check(bool finished)
    {
        var violations = new Violations();
        violations.Add(PlainText.Check(nameof(Body), "进展情况", Body, MaxRunes, required: finished, lines: true));
        violations.Add(PlainText.Check(nameof(Problems), "存在的问题", Problems, MaxRunes, lines: true));
        violations.Add(PlainText.Check(nameof(Measures), "下一步措施", Measures, MaxRunes, lines: true));
        return violations;
    }
}

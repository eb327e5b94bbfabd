using System.Text.Json.Serialization;

namespace FederationReform.Summaries;

/// <summary>
/// A part of a summary: text that its writer edits freely, and the places at which the portal wrote figures. A figure
/// is known by its mark and never looked for in the text.
/// </summary>
/// <param name="Text">One paragraph a line.</param>
/// <param name="Marks">In the order of the text; they do not touch each other.</param>
public sealed record Passage(string Text, IReadOnlyList<FigureMark> Marks)
{
    public static Passage Empty { get; } = new("", []);

    [JsonIgnore]
    public IReadOnlyList<string> Paragraphs =>
        Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether every mark covers the number that it says was written.</summary>
    internal bool IsWhole
    {
        get
        {
            var end = 0;
            foreach (var mark in Marks)
            {
                if (
                    mark.Written.Length == 0
                    || mark.Start < end
                    || mark.End > Text.Length
                    || string.CompareOrdinal(Text, mark.Start, mark.Written, 0, mark.Written.Length) != 0
                )
                    return false;
                end = mark.End;
            }
            return true;
        }
    }

    /// <summary>
    /// The passage after its writer changed the text. A figure stays marked where its number stands untouched, wherever
    /// it moved to; one that was deleted or typed over is the writer's own from now on.
    /// </summary>
    public PassageEdit Edited(string text)
    {
        if (text == Text)
            return new(this, []);
        var moved = new TextMove(Text, text);
        var kept = new List<FigureMark>();
        var lost = new List<FigureMark>();
        foreach (var mark in Marks)
        {
            if (moved.To(mark.Start, mark.Written.Length) is { } start)
                kept.Add(mark with { Start = start });
            else
                lost.Add(mark);
        }
        return new(new(text, kept), lost);
    }

    /// <summary>
    /// Writes other numbers at the places of marked figures, and nothing else. A figure that has none stays.
    /// </summary>
    /// <param name="figure">The figure as it is now; null to leave the number as it stands.</param>
    public Passage Replaced(Func<FigureMark, SummaryFigure?> figure)
    {
        var text = new System.Text.StringBuilder();
        var marks = new List<FigureMark>();
        var from = 0;
        foreach (var mark in Marks)
        {
            text.Append(Text, from, mark.Start - from);
            var now = figure(mark);
            marks.Add(
                mark with
                {
                    Value = now?.Value ?? mark.Value,
                    Written = now?.Written ?? mark.Written,
                    Start = text.Length,
                }
            );
            text.Append(marks[^1].Written);
            from = mark.End;
        }
        return new(text.Append(Text, from, Text.Length - from).ToString(), marks);
    }
}

/// <param name="Lost">Figures whose numbers the writer deleted or typed over.</param>
public sealed record PassageEdit(Passage Passage, IReadOnlyList<FigureMark> Lost);

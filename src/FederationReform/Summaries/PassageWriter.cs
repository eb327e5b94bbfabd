using System.Runtime.CompilerServices;
using System.Text;

namespace FederationReform.Summaries;

/// <summary>Writes sentences with figures in them, and marks where each figure stands.</summary>
internal sealed class PassageWriter(SummaryFigures figures)
{
    private readonly StringBuilder text = new();
    private readonly List<FigureMark> marks = [];

#pragma warning disable IDE0060 // The sentence has written itself when this is called.
    public PassageWriter Add([InterpolatedStringHandlerArgument("")] Sentence sentence) => this;
#pragma warning restore IDE0060

    /// <summary>Begins the next paragraph.</summary>
    public PassageWriter Line()
    {
        if (text.Length > 0)
            text.Append('\n');
        return this;
    }

    private SummaryFigure Figure(FigureKey key) =>
        figures.Find(key) ?? throw new InvalidOperationException($"{key} was not counted.");

    public Passage End() => new(text.ToString(), marks);

    /// <summary>A sentence whose holes are figures or words.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Sentence
    {
        private readonly PassageWriter writer;

        public Sentence(int literals, int holes, PassageWriter writer)
        {
            this.writer = writer;
            writer.text.EnsureCapacity(writer.text.Length + literals + 4 * holes);
        }

        public void AppendLiteral(string words) => writer.text.Append(words);

        public void AppendFormatted(string? words) => writer.text.Append(words);

        public void AppendFormatted(FigureKey key)
        {
            var figure = writer.Figure(key);
            writer.marks.Add(new(key, figure.Value, figure.Written, writer.text.Length));
            writer.text.Append(figure.Written);
        }
    }
}

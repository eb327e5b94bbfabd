using FederationReform.Papers;
using FederationReform.Papers.Word;

namespace FederationReform.Meetings.Templates;

/// <summary>Writes the papers of one meeting: from the county's templates where it has them.</summary>
internal sealed class PaperMaker(TemplatesInForce templates, LinePitch pitch, MeetingFacts facts, PaperSize size)
{
    private PaperValues? values;

    /// <param name="to">Empty and seekable; stays open.</param>
    public void Write(MeetingPaper paper, Stream to)
    {
        if (templates.Of(paper, facts, size) is { File: { } file } template)
            TemplateFile.Fill(file, (paper, template.Case), facts, values ??= MeetingFields.Of(facts), to);
        else
            WordPaper.Write(paper.Write(facts, size).Paper, pitch, to);
    }
}

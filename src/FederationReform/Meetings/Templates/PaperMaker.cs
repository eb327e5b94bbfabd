using FederationReform.Papers;
using FederationReform.Papers.Word;

namespace FederationReform.Meetings.Templates;

/// <summary>Writes the papers of one meeting: from the county's templates where it has them.</summary>
internal sealed class PaperMaker(TemplatesInForce templates, MeetingFacts facts, PaperSize size)
{
    private PaperValues? values;

    /// <param name="file">Empty and seekable; stays open.</param>
    public void Write(MeetingPaper paper, Stream file)
    {
        if (templates.Of(paper.Kind, facts, size) is { File: { } template })
            TemplateFile.Fill(template, paper, facts, values ??= MeetingFields.Of(facts), file);
        else
            WordPaper.Write(paper.Write(facts, size).Paper, file);
    }
}

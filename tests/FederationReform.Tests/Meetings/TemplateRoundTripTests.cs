using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using FederationReform.Meetings;
using FederationReform.Meetings.Templates;
using FederationReform.Meetings.Writing;
using FederationReform.Papers;
using FederationReform.Papers.Word;
using FluentAssertions;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace FederationReform.Tests.Meetings;

/// <summary>
/// A template that nobody changed makes the paper that the portal writes itself. A value that bypasses the draft would
/// stand in the template as text, and be found here.
/// </summary>
public sealed class TemplateRoundTripTests
{
    private static readonly Dictionary<string, MeetingFacts> Meetings = new()
    {
        ["nothing"] = SampleFacts.Nothing,
        ["known"] = SampleFacts.Known,
        ["everything"] = SampleFacts.Everything,
        ["street"] = SampleFacts.Everything with { TownshipName = "河滨街道", TownshipIsStreet = true },
        ["township"] = SampleFacts.Township,
        ["executives"] = SampleFacts.Everything.In(TemplateCase.Executives),
        ["executives, nothing known"] = SampleFacts.Nothing.In(TemplateCase.Executives),
    };

    public static TheoryData<string, PaperKind, PaperSize> Papers
    {
        get
        {
            var papers = new TheoryData<string, PaperKind, PaperSize>();
            foreach (var (name, paper) in Meetings.Keys.SelectMany(n => MeetingPapers.All.Select(p => (n, p))))
            {
                papers.Add(name, paper.Kind, PaperSize.A4);
                if (paper.Small && Ballots.FitsATemplate(paper.Kind, Meetings[name], PaperSize.A5))
                    papers.Add(name, paper.Kind, PaperSize.A5);
            }
            return papers;
        }
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public void UnchangedTemplate_MakesThePaperOfThePortal(string meeting, PaperKind kind, PaperSize size)
    {
        var facts = Meetings[meeting];
        var paper = MeetingPapers.Of(kind);
        var built = paper.Write(facts, size);
        var of = TemplateCases.Of(paper, facts, size)!.Value;
        var template = new MemoryStream();
        WordPaper.Write(paper.WriteTemplate(of).Paper, LinePitch.Standard, template);

        var filled = new MemoryStream();
        WordTemplate.Fill(template.ToArray(), built.Paper.Name, MeetingFields.Of(facts), built.Each, filled);

        var expected = new MemoryStream();
        WordPaper.Write(built.Paper, LinePitch.Standard, expected);
        OneCopy(TextOf(filled)).Should().Equal(OneCopy(TextOf(expected)));
        using var document = WordprocessingDocument.Open(filled, isEditable: false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
            .Validate(document)
            .Select(e => $"{e.Path?.XPath}: {e.Description}")
            .Should()
            .BeEmpty();
    }

    /// <summary>A template has one column, and a candidate who is cut off cannot be elected.</summary>
    [Fact]
    public void Ballot_OfMoreNamesThanAColumnHolds_IsNotMadeFromATemplate()
    {
        var facts = Meetings["known"];

        Ballots.FitsATemplate(PaperKind.ExecutiveBallot, facts, PaperSize.A5).Should().BeFalse();
        Ballots.FitsATemplate(PaperKind.ExecutiveBallot, facts, PaperSize.A4).Should().BeTrue();
        Ballots.FitsATemplate(PaperKind.LeaderBallot, facts, PaperSize.A5).Should().BeTrue();
        Ballots.FitsATemplate(PaperKind.Invitation, facts, PaperSize.A4).Should().BeTrue();
    }

    [Fact]
    public void Field_MeansTheSameInEveryPaper()
    {
        foreach (var facts in Meetings.Values)
        {
            var all = MeetingPapers.All.Select(paper => paper.Write(facts).Values).ToList();
            foreach (var name in all.SelectMany(v => v.Single.Keys).Distinct())
                all.Where(v => v.Single.ContainsKey(name))
                    .Select(v => v.Single[name])
                    .Distinct()
                    .Should()
                    .ContainSingle(name);
            foreach (var list in all.SelectMany(v => v.Lists.Keys).Distinct())
                all.Where(v => v.Lists.ContainsKey(list))
                    .Select(v => string.Join('\n', v.Lists[list].SelectMany(e => e.Values)))
                    .Distinct()
                    .Should()
                    .ContainSingle(list);
        }
    }

    [Fact]
    public void Template_HasNoFieldThatIsNotKnown()
    {
        foreach (var (paper, of) in MeetingPapers.All.SelectMany(p => TemplateCases.Of(p).Select(of => (p, of))))
        {
            var template = new MemoryStream();
            WordPaper.Write(paper.WriteTemplate(of).Paper, LinePitch.Standard, template);
            using var document = WordprocessingDocument.Open(template, isEditable: false);
            var fields = document
                .MainDocumentPart!.Document.Descendants<Paragraph>()
                .SelectMany(p => FieldText.Of(p).Found)
                .Select(f => f.Name)
                .ToList();
            fields.Should().BeSubsetOf(MeetingFields.Of(of), paper.Name).And.NotBeEmpty(paper.Name);
        }
    }

    // How many ballots lie on a sheet, the county decides.
    private static IEnumerable<string> OneCopy(List<string> lines) =>
        lines[0].StartsWith("Centred", StringComparison.Ordinal) && lines.IndexOf(lines[0], 1) is > 0 and var next
            ? lines.Take(next)
            : lines;

    // Where a title breaks and where a signature stands is a matter of measure.
    private static List<string> TextOf(MemoryStream file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file.ToArray()), isEditable: false);
        return
        [
            .. document
                .MainDocumentPart!.Document.Body!.Descendants<Paragraph>()
                .Where(p => !p.Descendants<Paragraph>().Any())
                .Select(p =>
                    $"{p.ParagraphProperties?.ParagraphStyleId?.Val?.Value}|"
                    + string.Concat(p.Descendants<WordText>().Select(t => t.Text))
                )
                .Where(line => !line.EndsWith('|') || line.StartsWith("TableCell", StringComparison.Ordinal)),
        ];
    }
}

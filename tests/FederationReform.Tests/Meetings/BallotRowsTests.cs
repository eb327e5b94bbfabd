using FederationReform.Meetings;
using FederationReform.Meetings.Writing;
using FederationReform.Papers;
using FluentAssertions;

namespace FederationReform.Tests.Meetings;

/// <summary>A ballot without one of its candidates would be no ballot.</summary>
public sealed class BallotRowsTests
{
    /// <summary>
    /// What the title, the date, the heading of the table and the explanation need at the least: a line of the body is
    /// 10.2 mm, one of the explanation 5.2 mm.
    /// </summary>
    private const double Least = 20.4 + 10.2 + 7 + 15.6;

    [Theory]
    [InlineData(PaperSize.A4, 78)]
    [InlineData(PaperSize.A5, 46)]
    public void Names_AllStandOnTheSheet(PaperSize size, int most)
    {
        var sheet = size == PaperSize.A5 ? PaperLayout.Half : PaperLayout.Full;
        for (var count = 1; count <= most; count++)
        {
            var form = BallotRows.Of(count, size);
            List<string> names = [.. Enumerable.Range(1, count).Select(n => $"候选人{n}")];

            var rows = form.Arranged(names).ToList();

            var standing = Enumerable.Range(0, form.Columns).SelectMany(c => rows.Select(r => r[c]));
            standing.Where(n => n.Length > 0).Should().Equal(names, "{0} are read column by column", count);
            (form.Down * (Least + rows.Count * form.Height))
                .Should()
                .BeLessThanOrEqualTo(sheet.TextHeight, "{0} names on {1}", count, size);
            form.Height.Should().BeGreaterThanOrEqualTo(BallotRows.Lowest);
        }
    }

    [Fact]
    public void FewNames_HaveHighRows_AndSeveralBallotsASheet()
    {
        BallotRows.Of(5, PaperSize.A4).Should().Be(new BallotRows(1, 9, 2, 2));
        BallotRows.Of(13, PaperSize.A4).Should().Be(new BallotRows(1, 9, 2, 1));
        // A township with 33 candidates: the explanation did not fit below one column.
        BallotRows.Of(33, PaperSize.A4).Should().Be(new BallotRows(2, 9, 1, 1));
        BallotRows.Of(33, PaperSize.A5).Should().Be(new BallotRows(2, 7, 1, 1));
    }
}

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
            List<string> names = [.. Enumerable.Range(1, count).Select(n => $"候选人{n}")];
            var form = BallotRows.Of(names, size);

            var rows = form.Arranged(names).ToList();

            var standing = Enumerable.Range(0, form.Columns).SelectMany(c => rows.Select(r => r[c]));
            standing.Where(n => n.Length > 0).Should().Equal(names, "{0} are read column by column", count);
            (form.Down * (Least + rows.Count * form.Height))
                .Should()
                .BeLessThanOrEqualTo(sheet.TextHeight, "{0} names on {1}", count, size);
            (form.Height * PaperLayout.PointsPerMillimetre).Should().BeGreaterThanOrEqualTo(form.Pitch);
        }
    }

    [Fact]
    public void FewNames_HaveHighRows_AndSeveralBallotsASheet()
    {
        Of(5, PaperSize.A4).Should().Be((1, 9, 2, 2));
        Of(13, PaperSize.A4).Should().Be((1, 9, 2, 1));
        // A township with 33 candidates: the explanation did not fit below one column.
        Of(33, PaperSize.A4).Should().Be((2, 9, 1, 1));
        Of(33, PaperSize.A5).Should().Be((2, 7, 1, 1));
    }

    /// <summary>A post below a name makes the row twice as high; six such rows do not fit on a quarter of a sheet.</summary>
    [Fact]
    public void Post_ThatDoesNotFitBesideItsName_StandsBelowIt_AndTakesItsRoom()
    {
        List<string> names = [.. Enumerable.Range(1, 6).Select(_ => "刘文娇（兼职副主席）")];

        var few = BallotRows.Of(names[..4], PaperSize.A4);
        var many = BallotRows.Of(names, PaperSize.A4);

        (few.Across, few.Down).Should().Be((2, 2));
        few.Broken(names[0]).Should().Be("刘文娇\n（兼职副主席）");
        (many.Across, many.Down).Should().Be((2, 1));
        many.Height.Should().BeGreaterThanOrEqualTo(2 * many.Pitch / PaperLayout.PointsPerMillimetre);
        BallotRows.Of(names, PaperSize.A5).Broken(names[0]).Should().Be(names[0], "a small sheet is wide enough");
    }

    private static (int Columns, double Height, int Across, int Down) Of(int count, PaperSize size)
    {
        var form = BallotRows.Of([.. Enumerable.Repeat("王小梅", count)], size);
        return (form.Columns, form.Height, form.Across, form.Down);
    }
}

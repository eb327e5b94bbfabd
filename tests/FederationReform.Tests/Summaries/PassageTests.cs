using System.Globalization;
using System.Text;
using FederationReform.Summaries;
using FluentAssertions;

namespace FederationReform.Tests.Summaries;

/// <summary>A figure is followed by its mark through whatever its writer does to the text around it.</summary>
public sealed class PassageTests
{
    private static readonly Passage written = Of("配备主席", 16, "名、副主席", 32, "名、执委", 146, "名。");

    [Fact]
    public void Edited_AroundTheFigures_KeepsThem()
    {
        var edit = written.Edited("会后，各村新配备妇联主席16名，\n副主席32名（兼职），执委共146名。");

        edit.Lost.Should().BeEmpty();
        Numbers(edit.Passage).Should().Equal("16", "32", "146");
        edit.Passage.IsWhole.Should().BeTrue();
    }

    [Theory]
    [InlineData("配备主席十六名、副主席32名、执委146名。", "16")]
    [InlineData("配备主席16名、执委146名。", "32")]
    [InlineData("配备主席16名、副主席32名、执委1460名。", "146")]
    [InlineData("配备主席16名、副主席32名、执委14.6名。", "146")]
    [InlineData("配备主席116名、副主席32名、执委146名。", "16")]
    [InlineData("配备主席1 6名、副主席32名、执委146名。", "16")]
    public void Edited_InAFigure_GivesItUp(string text, string lost)
    {
        var edit = written.Edited(text);

        edit.Lost.Select(m => m.Written).Should().Equal(lost);
        edit.Passage.Marks.Should().HaveCount(2);
        edit.Passage.IsWhole.Should().BeTrue();
    }

    /// <summary>A text written anew holds nothing of the old one.</summary>
    [Fact]
    public void Edited_WithAWholeNewText_KeepsNothing()
    {
        var edit = written.Edited(new string('新', 5000));

        edit.Passage.Marks.Should().BeEmpty();
        edit.Lost.Should().HaveCount(3);
    }

    /// <summary>A day is one figure of several words.</summary>
    [Fact]
    public void Edited_InADay_GivesUpTheDay()
    {
        var day = new DateOnly(2026, 7, 15);
        var passage = new Passage(
            "截至2026年7月15日，完成16个。",
            [
                new(new(SummaryIndicator.CountedOn, 1), day.DayNumber, "2026年7月15日", 2),
                new(new(SummaryIndicator.VillagesDone, 1), 16, "16", 15),
            ]
        );
        passage.IsWhole.Should().BeTrue();

        passage.Edited("截至目前（2026年7月15日），完成16个。").Lost.Should().BeEmpty();
        passage.Edited("截至2026年8月15日，完成16个。").Lost.Should().ContainSingle(m => m.Written == "2026年7月15日");
    }

    [Fact]
    public void Replaced_WritesTheOneNumber_AndNoOtherCharacter()
    {
        var edited = written.Edited("配备主席16名、副主席32名；146户走访、执委146名。").Passage;

        var now = edited.Replaced(m => m.Key.Indicator == SummaryIndicator.VillageExecutives ? Now(m.Key, 1047) : null);

        now.Text.Should().Be("配备主席16名、副主席32名；146户走访、执委1047名。");
        now.IsWhole.Should().BeTrue();
        now.Marks[2].Should().Be(edited.Marks[2] with { Value = 1047, Written = "1047" });
    }

    /// <summary>
    /// New words put in and old ones taken out anywhere between the figures never cost one; and whatever is done, a
    /// mark covers its number.
    /// </summary>
    [Fact]
    public void Edited_AtRandom_NeverLosesAFigureThatStands()
    {
        var chance = new Random(20261129);
        const string words = "妇联主席副执委镇村大，。、名个";
        const string others = "会前后新老同志都要好";
        for (var round = 0; round < 400; round++)
        {
            var numbers = Enumerable.Range(0, chance.Next(1, 6)).Select(_ => chance.Next(1, 30)).ToList();
            var passage = Of([.. numbers.SelectMany(n => (object[])[Words(12), n]), Words(5)]);
            // Numbers of the writer's own stand beside those of the portal.
            var text = new StringBuilder();
            var from = 0;
            foreach (var mark in passage.Marks)
            {
                text.Append(Chopped(passage.Text[from..mark.Start])).Append(mark.Written);
                from = mark.End;
            }
            text.Append(Chopped(passage.Text[from..]));

            var edit = passage.Edited(text.ToString());

            edit.Lost.Should().BeEmpty($"{passage.Text} became {text}");
            Numbers(edit.Passage).Should().Equal(numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));
            edit.Passage.IsWhole.Should().BeTrue();
            passage.Edited(Words(40)).Passage.IsWhole.Should().BeTrue();
        }

        string Words(int length, string of = words) =>
            string.Concat(Enumerable.Range(0, chance.Next(1, length)).Select(_ => of[chance.Next(of.Length)]));

        string Chopped(string part)
        {
            var at = chance.Next(part.Length);
            return part[..at] + Words(8, others) + part[Math.Min(part.Length, at + chance.Next(3))..];
        }
    }

    private static Passage Of(params IReadOnlyList<object> parts)
    {
        var text = new StringBuilder();
        var marks = new List<FigureMark>();
        foreach (var part in parts)
        {
            if (part is int number)
                marks.Add(
                    new(
                        new(SummaryIndicator.VillageChairs + marks.Count, 1),
                        number,
                        number.ToString(CultureInfo.InvariantCulture),
                        text.Length
                    )
                );
            text.Append(CultureInfo.InvariantCulture, $"{part}");
        }
        return new(text.ToString(), marks);
    }

    private static IEnumerable<string> Numbers(Passage passage) =>
        passage.Marks.Select(m => passage.Text[m.Start..m.End]);

    private static SummaryFigure Now(FigureKey key, int value) =>
        new(key, value, "清溪镇", key.Indicator.Name(), new(2026, 7, 20), []);
}

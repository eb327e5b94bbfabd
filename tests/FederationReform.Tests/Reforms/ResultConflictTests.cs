using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Reforms;

public sealed class ResultConflictTests
{
    private static readonly ResultSheet Origin = ResultSheet.Of(Results.Valid);
    private static readonly int Phone = ResultColumns.IndexOf("Phone");
    private static readonly int Education = ResultColumns.IndexOf("Education");

    [Fact]
    public void ChangesOfDifferentPlaces_AreMergedWithoutLoss()
    {
        var conflict = new ResultConflict(
            Origin,
            Origin.With("Place", "文化礼堂").WithCell(1, Phone, "13900000000"),
            Origin.With("Guide", "林指导").WithCell(2, Education, "本科")
        );

        var merged = conflict.Resolve(Defaults(conflict));

        conflict.Items.Should().HaveCount(4).And.OnlyContain(item => !item.BothChanged);
        (merged["Place"], merged["Guide"], merged.Rows[1][Phone], merged.Rows[2][Education])
            .Should()
            .Be(("文化礼堂", "林指导", "13900000000", "本科"));
    }

    [Fact]
    public void SamePlace_ChangedByBoth_IsHersToDecide()
    {
        var conflict = new ResultConflict(Origin, Origin.With("Present", "30"), Origin.With("Present", "29"));

        conflict
            .Items.Should()
            .ContainSingle()
            .Which.Should()
            .Be(new ConflictItem("Present", "实到人数", "30", "29", TheirsByDefault: false, BothChanged: true));
        conflict.Resolve(new HashSet<string>())["Present"].Should().Be("30");
        conflict.Resolve(new HashSet<string> { "Present" })["Present"].Should().Be("29");
    }

    [Fact]
    public void People_AddedByEither_AreBothKept()
    {
        var mine = Origin.WithCell(11, 0, "演示我加");
        var theirs = Origin.WithCell(11, 0, "演示她加");
        var conflict = new ResultConflict(Origin, mine, theirs);

        var merged = conflict.Resolve(Defaults(conflict));

        merged.Rows.Select(row => row[0]).Skip(11).Should().Equal("演示我加", "演示她加");
        conflict.Items.Should().OnlyContain(item => !item.BothChanged);
    }

    [Fact]
    public void Person_RemovedByThem_GoesUnlessSheWasChangedHere()
    {
        var untouched = new ResultConflict(Origin, Origin.With("Guide", "林指导"), Origin.WithoutRow(10));
        var touched = new ResultConflict(Origin, Origin.WithCell(10, Education, "本科"), Origin.WithoutRow(10));

        untouched.Resolve(Defaults(untouched)).Rows.Should().HaveCount(10);
        touched.Resolve(Defaults(touched)).Rows.Should().HaveCount(11);
        touched.Items.Should().ContainSingle().Which.BothChanged.Should().BeTrue();
    }

    [Fact]
    public void Person_RemovedHere_StaysAwayUnlessTheyChangedHer()
    {
        var untouched = new ResultConflict(Origin, Origin.WithoutRow(10), Origin.With("Guide", "林指导"));
        var touched = new ResultConflict(Origin, Origin.WithoutRow(10), Origin.WithCell(10, Education, "本科"));

        untouched.Resolve(Defaults(untouched)).Rows.Should().HaveCount(10);
        touched.Resolve(Defaults(touched)).Rows.Should().HaveCount(11);
    }

    [Fact]
    public void Reasons_AreMergedToo()
    {
        var conflict = new ResultConflict(Origin, Origin, Origin.WithReason("AgeLimit", "年轻妇女外出"));

        conflict.Resolve(Defaults(conflict)).Reasons.Should().Contain("AgeLimit", "年轻妇女外出");
    }

    private static HashSet<string> Defaults(ResultConflict conflict) =>
        [.. conflict.Items.Where(item => item.TheirsByDefault).Select(item => item.Key)];
}

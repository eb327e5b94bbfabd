using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Tree;

public sealed class UnitPathTests
{
    [Fact]
    public void Child_OfOrdinals_SortsByByteAsTheOrdinalsSort()
    {
        int[] ordinals = [1, 2, 9, 10, 11, 35, 36, 37, 1295, 1296, 36 * 36 * 36 * 36 - 1];

        ordinals.Select(n => UnitPath.Child(UnitPath.Root, n)).Should().BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(0), InlineData(-1), InlineData(36 * 36 * 36 * 36)]
    public void Child_OutsideTheSegment_IsRefused(int ordinal)
    {
        var act = () => UnitPath.Child(UnitPath.Root, ordinal);

        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Ordinal_OfAChild_IsTheOneItWasMadeFrom()
    {
        foreach (var ordinal in (int[])[1, 35, 36, 1000, 46655, 1679615])
            UnitPath.Ordinal(UnitPath.Child(UnitPath.Root, ordinal)).Should().Be(ordinal);
    }

    /// <summary>AC-10: units 1 and 10 are never confused, whatever the depth.</summary>
    [Theory]
    [InlineData(1, 10), InlineData(1, 36), InlineData(10, 100), InlineData(36, 1296)]
    public void Contains_UnitsWhoseNumbersBeginAlike_KeepsThemApart(int one, int other)
    {
        var (a, b) = (UnitPath.Child(UnitPath.Root, one), UnitPath.Child(UnitPath.Root, other));

        UnitPath.Contains(a, UnitPath.Child(b, one)).Should().BeFalse();
        UnitPath.Contains(a, UnitPath.Child(a, other)).Should().BeTrue();
        string.CompareOrdinal(UnitPath.Child(b, 1), UnitPath.End(a))
            .Should()
            .BePositive("the range of {0} ends before {1}", one, other);
    }

    /// <summary>AC-10: an empty scope is nothing, not everything.</summary>
    [Fact]
    public void Contains_EmptyRoot_ContainsNothing() => UnitPath.Contains("", UnitPath.Root).Should().BeFalse();

    [Fact]
    public void SelfAndAncestors_OfAVillage_GoesFromTheRootDown()
    {
        var village = UnitPath.Child(UnitPath.Child(UnitPath.Root, 12), 3);

        UnitPath.SelfAndAncestors(village).Should().Equal(UnitPath.Root, UnitPath.Child(UnitPath.Root, 12), village);
    }
}

using FederationReform.Campaigns;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Campaigns;

public sealed class TargetCurveTests
{
    /// <summary>From 5 May; a third by 30 June, all by 31 August.</summary>
    private readonly TargetCurve curve = new(Given.Plan);

    [Theory]
    [InlineData("2026-05-04", 0)]
    [InlineData("2026-05-05", 0)]
    [InlineData("2026-06-29", 5)] // 16 × 55/56 × 1/3 = 5.2: five whole villages
    [InlineData("2026-06-30", 6)] // a third of 16 is 5.33, and 5 would be less than a third
    [InlineData("2026-07-01", 6)] // the point goes on binding where the line alone would give 5.5
    [InlineData("2026-08-30", 15)]
    [InlineData("2026-08-31", 16)]
    [InlineData("2027-01-01", 16)]
    public void SixteenVillages_OnADay_ShouldHaveSoManyDone(string day, int planned) =>
        curve
            .PlannedBy(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), 16)
            .Should()
            .Be(planned);

    [Theory]
    [InlineData(308, 103)]
    [InlineData(3, 1)]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    public void FirstPoint_OnItsDay_IsNeverLessThanAThird(int villages, int planned) =>
        curve.PlannedBy(new(2026, 6, 30), villages).Should().Be(planned);

    [Fact]
    public void Line_DayByDay_NeverFalls() =>
        Enumerable
            .Range(0, 200)
            .Select(day => curve.PlannedBy(new DateOnly(2026, 4, 1).AddDays(day), 47))
            .Should()
            .BeInAscendingOrder();

    [Fact]
    public void NoStages_BeforeTheFirstPoint_NothingIsDue()
    {
        var bare = new TargetCurve(Given.Plan with { Stages = [] });

        bare.PlannedBy(new(2026, 6, 29), 300).Should().Be(0);
        bare.PlannedBy(new(2026, 6, 30), 300).Should().Be(100);
    }

    [Fact]
    public void NoTargets_NothingIsEverDue() =>
        new TargetCurve(Given.Plan with { Targets = [] }).PlannedBy(new(2030, 1, 1), 300).Should().Be(0);

    [Fact]
    public void Nation_DoesNotOverflow() => curve.PlannedBy(new(2026, 8, 30), 620_573).Should().Be(613_900);
}

using FederationReform.Access;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FederationReform.Visits;
using FluentAssertions;

namespace FederationReform.Tests.Visits;

/// <summary>Visits that are planned and made through the use cases.</summary>
internal static class VisitCase
{
    public static VisitPlan Plan { get; } =
        new("会改联调研督导", new(2026, 7, 13), new(2026, 7, 17), "周督导", "办公室同行");

    public static async Task<int> PlannedAsync(this Given given, UnitScope scope, params IEnumerable<Unit> units)
    {
        var planned = await given
            .Use<PlanVisit>()
            .RunAsync(scope, new(Plan, [.. units.Select(u => u.Id)], Guid.NewGuid()));
        planned.Violations.Should().BeEmpty();
        return planned.VisitId!.Value;
    }

    public static async Task<ShownVisit> VisitAsync(this Given given, UnitScope scope, int visit) =>
        (await given.Use<VisitQuery>().RunAsync(scope, visit))!;

    /// <summary>Somebody was at every unit of the visit on this day.</summary>
    public static async Task MadeAsync(this Given given, UnitScope scope, int visit, DateOnly on)
    {
        foreach (var stop in (await given.VisitAsync(scope, visit)).Stops)
            (
                await given
                    .Use<MarkStop>()
                    .RunAsync(scope, new(visit, stop.Id, stop.Version, Guid.NewGuid(), on, stop.Seen))
            )
                .Should()
                .BeEmpty();
    }
}

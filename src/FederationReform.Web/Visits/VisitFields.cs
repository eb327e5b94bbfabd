using FederationReform.Units;
using FederationReform.Visits;

namespace FederationReform.Web.Visits;

/// <summary>What is being typed of a visit.</summary>
public sealed class VisitFields
{
    public string? Topic { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public string? Leader { get; set; }
    public string? Members { get; set; }

    public List<(int Id, string Name)> Units { get; private set; } = [];

    public VisitPlan Plan => new(Topic, From, To, Leader, Members);

    public IReadOnlyList<int> UnitIds => [.. Units.Select(u => u.Id)];

    public static VisitFields New(DateOnly today) => new() { From = today, To = today };

    public static VisitFields Of(ShownVisit visit) =>
        new()
        {
            Topic = visit.Plan.Topic,
            From = visit.Plan.From,
            To = visit.Plan.To,
            Leader = visit.Plan.Leader,
            Members = visit.Plan.Members,
            Units = [.. visit.Stops.Select(s => (s.Unit.Id, s.Trail))],
        };

    public void Add(UnitFound unit)
    {
        if (Units.All(u => u.Id != unit.Id))
            Units.Add((unit.Id, unit.PathText));
    }
}

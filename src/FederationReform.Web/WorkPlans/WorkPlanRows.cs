using FederationReform.WorkPlans;

namespace FederationReform.Web.WorkPlans;

/// <summary>A station of the plan as it is being typed.</summary>
public sealed class ApprovalRow
{
    public required ApprovalStage Stage { get; init; }
    public DateOnly? On { get; set; }
    public string? Number { get; set; }
    public string? Note { get; set; }

    public static ApprovalRow Of(ApprovalStage stage, Approval? approval) =>
        new()
        {
            Stage = stage,
            On = approval?.On,
            Number = approval?.Number,
            Note = approval?.Note,
        };

    public Approval Read() => new(Stage, On, Number, Note);
}

/// <summary>A batch as it is being typed.</summary>
public sealed class BatchRow
{
    public required int Number { get; init; }
    public string? Name { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }

    public static BatchRow Of(Batch batch) =>
        new()
        {
            Number = batch.Number,
            Name = batch.Name,
            From = batch.From,
            To = batch.To,
        };

    public Batch Read() => new(Number, Name, From, To);
}

/// <summary>An observation meeting as it is being typed.</summary>
public sealed class ObservationRow
{
    public DateOnly? On { get; set; }
    public string? Where { get; set; }
    public int? Attended { get; set; }
    public string? Who { get; set; }

    public static ObservationRow Of(Observation observation) =>
        new()
        {
            On = observation.On,
            Where = observation.Where,
            Attended = observation.Attended,
            Who = observation.Who,
        };

    public Observation Read() => new(On, Where, Attended, Who);
}

using FederationReform.Data;

namespace FederationReform.Audit;

/// <summary>One thing that was done, as the history of what it was done to tells it.</summary>
/// <param name="At">UTC</param>
public sealed record HistoryEntry(
    long Id,
    DateTime At,
    string By,
    string Summary,
    string? Reason,
    IReadOnlyList<FieldChange> Changes
);

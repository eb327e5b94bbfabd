using FederationReform.Reforms;

namespace FederationReform.Web.Reforms;

/// <summary>What was entered for a step; no day takes it back.</summary>
public sealed record StepEntry(StepCode Step, string Name, DateOnly? On, string? Note, string? Number);

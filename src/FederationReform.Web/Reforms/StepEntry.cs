using FederationReform.Campaigns;

namespace FederationReform.Web.Reforms;

/// <summary>The entry for a step; without a day it takes the step back.</summary>
public sealed record StepEntry(StepCode Step, string Name, DateOnly? On, string? Note, string? Number);

namespace FederationReform.Access;

/// <summary>
/// Marks the few public classes over the database that take no <see cref="UnitScope"/>, because they run before anybody
/// has one. A test lists them; every other such class takes the scope as its first argument.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ActsWithoutScopeAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}

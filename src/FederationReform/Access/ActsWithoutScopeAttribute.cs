namespace FederationReform.Access;

/// <summary>
/// Marks the few public classes over the database that cannot take a <see cref="UnitScope"/>, because they run before anybody has one.
/// A test keeps the list: everything else takes the scope first.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ActsWithoutScopeAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}

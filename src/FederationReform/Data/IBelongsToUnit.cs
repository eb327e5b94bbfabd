namespace FederationReform.Data;

/// <summary>
/// A row of one unit. It carries the unit's path, so that a subtree is one range of an index, and the path is a concurrency
/// token: a stub that names a unit it does not have matches no row.
/// </summary>
public interface IBelongsToUnit
{
    int UnitId { get; }

    string UnitPath { get; }
}

namespace FederationReform.Tree;

/// <summary>
/// A row that belongs to one unit. It carries the unit's path, so that a subtree is one range of an index. The path is
/// also a concurrency token: a stub entity with a false path matches no row.
/// </summary>
public interface IBelongsToUnit
{
    int UnitId { get; }

    string UnitPath { get; }
}

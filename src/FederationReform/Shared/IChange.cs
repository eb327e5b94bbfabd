namespace FederationReform;

/// <summary>
/// What every change states, so that a double click and a retry after a lost answer write nothing more.
/// </summary>
public interface IChange
{
    /// <summary>Made once by the page; a repeated submit with the same id is answered as the first one was.</summary>
    Guid OperationId { get; }
}

/// <summary>A change of a row that the caller read before.</summary>
public interface IVersionedChange : IChange
{
    /// <summary>The row's version when the caller read it; the change is refused if the row changed since.</summary>
    int Version { get; }
}

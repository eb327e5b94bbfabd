using System.Collections.Frozen;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace FederationReform.Data;

/// <summary>
/// Tells an overloaded database from a fault of the program: the user may simply try again.
/// </summary>
public static class DatabaseBusy
{
    /// <summary>Longer than any page may wait; an import has many short commands, a migration its own time.</summary>
    internal const int CommandSeconds = 15;

    private const int SqliteBusy = 5;

    private static readonly FrozenSet<string> busyStates = FrozenSet.Create(
        PostgresErrorCodes.QueryCanceled,
        PostgresErrorCodes.LockNotAvailable,
        PostgresErrorCodes.TooManyConnections
    );

    public static bool Is(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (fault is TimeoutException or SqliteException { SqliteErrorCode: SqliteBusy })
                return true;
            if (fault is PostgresException { SqlState: var state } && busyStates.Contains(state))
                return true;
        }
        return false;
    }
}

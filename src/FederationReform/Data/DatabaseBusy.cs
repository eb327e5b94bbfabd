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

    public static bool Is(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (
                fault
                is TimeoutException
                    or SqliteException { SqliteErrorCode: SqliteBusy }
                    or PostgresException
                    {
                        SqlState: PostgresErrorCodes.QueryCanceled
                            or PostgresErrorCodes.LockNotAvailable
                            or PostgresErrorCodes.TooManyConnections
                    }
            )
                return true;
        }
        return false;
    }
}

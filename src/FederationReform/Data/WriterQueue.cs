using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FederationReform.Data;

#pragma warning disable CA1001 // Lives as long as the program, and its semaphore holds no operating system handle.

/// <summary>
/// SQLite allows one writer at a time. A writer that finds it busy blocks a thread, sleeps and retries, and under load
/// some writers time out. This queue lets transactions wait in line instead. One queue for each database.
/// </summary>
internal sealed class WriterQueue : DbConnectionInterceptor, IDbTransactionInterceptor
{
    private readonly SemaphoreSlim turn = new(1);
    private DbConnection? writer;

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default
    )
    {
        if (connection != writer)
        {
            await turn.WaitAsync(cancellationToken);
            writer = connection;
        }
        return result;
    }

    public InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result
    )
    {
        if (connection != writer)
        {
            turn.Wait();
            writer = connection;
        }
        return result;
    }

    // A transaction that is dropped without commit or rollback raises no event, but its connection is closed
    // afterwards.
    public override void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) =>
        Leave(connection);

    public override Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Leave(connection);
        return Task.CompletedTask;
    }

    private void Leave(DbConnection connection)
    {
        if (Interlocked.CompareExchange(ref writer, null, connection) == connection)
            turn.Release();
    }
}

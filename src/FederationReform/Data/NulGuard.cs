using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

#pragma warning disable RS0030 // Reviewed: looks at parameters only; writes and reads no SQL.

namespace FederationReform.Data;

/// <summary>
/// PostgreSQL takes no NUL (U+0000) in a text and fails the whole command; SQLite takes it. No text that is stored may
/// contain one (<see cref="Text.PlainText.Check"/>), so a text that is only looked for finds nothing: here NUL becomes
/// U+FFFD, which no stored text contains either, whichever search box, address or file it came from.
/// </summary>
internal sealed class NulGuard : DbCommandInterceptor
{
    private const char Nul = '\0';
    private const char Replacement = '\uFFFD';

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    )
    {
        Replace(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Replace(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Replace(command);
        return ValueTask.FromResult(result);
    }

    private static void Replace(DbCommand command)
    {
        foreach (DbParameter parameter in command.Parameters)
        {
            if (parameter.Value is string text && text.Contains(Nul))
                parameter.Value = text.Replace(Nul, Replacement);
            else if (parameter.Value is IEnumerable<string?> texts && texts.Any(t => t?.Contains(Nul) == true))
                parameter.Value = texts.Select(t => t?.Replace(Nul, Replacement)).ToArray();
        }
    }
}

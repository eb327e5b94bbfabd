using System.Collections.Concurrent;
using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Web.Access;

namespace FederationReform.Web.Exports;

/// <summary>
/// Archives that were made and wait to be fetched, by the account and for the unit that they were made for, on the
/// node that made them. Each account has one; a new one takes its place, and after an hour it is gone.
/// </summary>
internal sealed class MadeArchives(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan kept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<int, Made> byAccount = new();

    /// <param name="file">Deleted when it is closed, which happens here.</param>
    public Guid Keep(UnitScope scope, FileStream file, string name)
    {
        var made = new Made(Guid.NewGuid(), scope.Role, scope.UnitId, file, name, clock.GetUtcNow());
        foreach (var (account, old) in byAccount)
        {
            var over = account != scope.AccountId && old.At + kept < clock.GetUtcNow();
            if (over && byAccount.TryRemove(new(account, old)))
                old.File.Dispose();
        }
        byAccount.AddOrUpdate(scope.AccountId, made, (_, old) =>
        {
            old.File.Dispose();
            return made;
        });
        return made.Id;
    }

    /// <summary>
    /// Null for another account's, and once the account's role or unit changed: what it may see now is not what is in
    /// there.
    /// </summary>
    public (Stream Content, string Name)? Find(UnitScope scope, Guid archive) =>
        byAccount.TryGetValue(scope.AccountId, out var made)
        && made.Id == archive
        && (made.Role, made.UnitId) == (scope.Role, scope.UnitId)
        && made.At + kept > clock.GetUtcNow()
            ? (new Window(made.File), made.Name)
            : null;

    public void Dispose()
    {
        foreach (var made in byAccount.Values)
            made.File.Dispose();
    }

    private sealed record Made(Guid Id, Role Role, int UnitId, FileStream File, string Name, DateTimeOffset At);

    /// <summary>Reads from a place of its own, so that two downloads of one file do not disturb each other.</summary>
    private sealed class Window(FileStream file) : Stream
    {
        private long position;

        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => file.Length;

        public override long Position
        {
            get => position;
            set => position = value;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = RandomAccess.Read(file.SafeFileHandle, buffer, position);
            position += read;
            return read;
        }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            var read = await RandomAccess.ReadAsync(file.SafeFileHandle, buffer, position, cancellationToken);
            position += read;
            return read;
        }

        public override Task<int> ReadAsync(
            byte[] buffer,
            int offset,
            int count,
            CancellationToken cancellationToken
        ) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override long Seek(long offset, SeekOrigin origin) =>
            position = origin switch
            {
                SeekOrigin.Begin => offset,
                SeekOrigin.Current => position + offset,
                _ => Length + offset,
            };

        public override void Flush() { }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

internal static class ArchiveEndpoints
{
    public static void MapArchives(this WebApplication app) =>
        app.MapGet(
            Urls.MadeArchiveRoute,
            async (HttpContext context, Guid archive, MadeArchives archives, ScopeLoader scopes) =>
                await scopes.OfAsync(context) is not { } scope ? Results.Redirect(Urls.SignIn)
                : archives.Find(scope, archive) is { } found
                    ? Results.File(found.Content, "application/zip", found.Name, enableRangeProcessing: true)
                : Results.NotFound()
        );
}

using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace FederationReform.Web.Account;

/// <summary>
/// A circuit belongs to the session that opened it. By itself Blazor gives a circuit to whoever brings its id, and the
/// page goes on under the new user: after a cut line, a sign-out and another's sign-in in a second tab, the first tab
/// would save in her name. Here anybody else is told that the circuit is gone, and the browser opens the page anew.
/// Also counts the open pages, because each holds memory of the server.
/// </summary>
internal sealed class CircuitSessions(
    PortalOptions portal,
    IOptions<CircuitOptions> retention,
    TimeProvider clock,
    ILogger<CircuitSessions> log
) : IHubFilter
{
    // The names of Blazor's hub, which is internal. CircuitSessionsTests speaks to the real one.
    private const string Start = "StartCircuit";
    private const string Connect = "ConnectCircuit";
    private const string Resume = "ResumeCircuit";

    private static readonly TimeSpan TidiedEvery = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Held> circuits = new(StringComparer.Ordinal);
    private long tidiedAt;

    /// <summary>Whether no further page may be opened: too many are open by this user, or on this node.</summary>
    public bool IsFull(ClaimsPrincipal user)
    {
        var account = user.AccountId();
        var open = circuits.Values.Where(c => c.CutAt is null).ToList();
        return open.Count >= portal.OpenPages.PerNode
            || open.Count(c => c.Account == account) >= portal.OpenPages.PerAccount;
    }

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocation,
        Func<HubInvocationContext, ValueTask<object?>> next
    )
    {
        switch (invocation.HubMethodName)
        {
            case Start:
                Tidy();
                if (IsFull(User(invocation)))
                {
                    log.LogWarning("Account {Account} has too many open pages", User(invocation).AccountId());
                    return null;
                }
                return Hold(invocation, await next(invocation));
            case Connect:
                var connected = IsOwn(invocation) && await next(invocation) is true;
                if (connected)
                    Hold(invocation, invocation.HubMethodArguments[0]);
                return connected;
            case Resume:
                return IsOwn(invocation) ? Hold(invocation, await next(invocation)) : null;
            default:
                return await next(invocation);
        }
    }

    public async Task OnDisconnectedAsync(
        HubLifetimeContext context,
        Exception? exception,
        Func<HubLifetimeContext, Exception?, Task> next
    )
    {
        foreach (var (id, held) in circuits)
        {
            if (held.Connection == context.Context.ConnectionId)
                circuits.TryUpdate(id, held with { CutAt = clock.GetUtcNow() }, held);
        }
        await next(context, exception);
    }

    private object? Hold(HubInvocationContext invocation, object? circuit)
    {
        if (circuit is string id)
            circuits[id] = new(
                User(invocation).AccountId(),
                User(invocation).SessionMark(),
                invocation.Context.ConnectionId,
                null
            );
        return circuit;
    }

    // An id that nobody holds is of a circuit that this process has forgotten, or never had.
    private bool IsOwn(HubInvocationContext invocation)
    {
        if (invocation.HubMethodArguments is not [string id, ..] || !circuits.TryGetValue(id, out var held))
            return false;
        if (held.Session is not null && held.Session == User(invocation).SessionMark())
            return true;
        log.LogWarning(
            "Account {Account} came back to a circuit of account {Owner} or of an ended session",
            User(invocation).AccountId(),
            held.Account
        );
        return false;
    }

    /// <summary>Forgets circuits that nobody can come back to.</summary>
    private void Tidy()
    {
        var now = clock.GetUtcNow();
        var last = Interlocked.Read(ref tidiedAt);
        if (now.Ticks - last < TidiedEvery.Ticks || Interlocked.CompareExchange(ref tidiedAt, now.Ticks, last) != last)
            return;
        var kept =
            retention.Value.DisconnectedCircuitRetentionPeriod
            + retention.Value.PersistedCircuitInMemoryRetentionPeriod;
        foreach (var entry in circuits)
        {
            if (entry.Value.CutAt < now - kept)
                circuits.TryRemove(entry);
        }
    }

    private static ClaimsPrincipal User(HubInvocationContext invocation) =>
        invocation.Context.User ?? new ClaimsPrincipal();

    /// <param name="Connection">The line that it uses, or used last.</param>
    /// <param name="CutAt">Null while the line is up.</param>
    private sealed record Held(int? Account, string? Session, string Connection, DateTimeOffset? CutAt);
}

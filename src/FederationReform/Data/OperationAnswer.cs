using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

/// <summary>
/// What becomes of the operation that a context was opened for: refused, carried out before or by its twin, or stale.
/// </summary>
internal abstract partial class PortalDbContext
{
    private Violations? answer;

    /// <summary>Whether the change needs no more work: it is refused, or was carried out before.</summary>
    public bool Answered => answer is not null;

    /// <summary>Why the change is refused; none when this very operation was carried out before.</summary>
    public Violations Answer => answer ?? throw new InvalidOperationException("The change has no answer yet.");

    /// <summary>
    /// Begins a change. Whether it was carried out before, by a double click or a retry after a lost answer, is known
    /// afterwards.
    /// </summary>
    /// <param name="refusal">Why the account may not carry it out; null when it may.</param>
    internal async Task BeginAsync(Violations? refusal, CancellationToken cancel) =>
        answer = refusal ?? (await AlreadyDoneAsync(cancel) ? Violations.None : null);

    /// <summary>
    /// The row in the version that the caller read. Otherwise null, and the <see cref="Answer"/> is given: the row is
    /// out of scope, was deleted, or was changed since, unless this very operation did it.
    /// </summary>
    public async Task<T?> InVersionAsync<T>(T? row, int version, CancellationToken cancel)
        where T : class, IVersioned
    {
        if (row is not null && row.Version == version)
            return row;
        await AnswerStaleAsync(cancel, row is null ? Refusal.NotFound : null);
        return null;
    }

    /// <summary>
    /// The answer when the stored version is no longer the expected one: a refusal when somebody else was faster, none
    /// when this very operation was sent twice and its twin has finished meanwhile.
    /// </summary>
    public Task<Violations> StaleAsync(CancellationToken cancel, Violation? refusal = null) =>
        RefusedAsync(refusal ?? Refusal.Stale, cancel);

    /// <summary>
    /// The answer when a rule refuses the change: what the rule found, or none when it found what this very operation,
    /// sent twice at once, has saved since it began.
    /// </summary>
    public async Task<Violations> RefusedAsync(Violations found, CancellationToken cancel)
    {
        Drop();
        return await AlreadyDoneAsync(cancel) ? Violations.None : found;
    }

    public Task<Violations> RefusedAsync(Violation found, CancellationToken cancel) =>
        RefusedAsync(new Violations(found), cancel);

    /// <summary>The same as the <see cref="Answer"/> to this change.</summary>
    public async Task AnswerStaleAsync(CancellationToken cancel, Violation? refusal = null) =>
        answer = await StaleAsync(cancel, refusal);

    /// <summary>
    /// The id of what this operation created, read back from the audit: when it was sent twice at once, one request
    /// saved it and both are answered with it. Null when it did not do that.
    /// </summary>
    public Task<int?> DoneToAsync(AuditEvent what, CancellationToken cancel) =>
        OwnRecords
            .Where(r => r.Event == what)
            .OrderBy(r => r.Sequence)
            .Select(r => (int?)r.SubjectId)
            .FirstOrDefaultAsync(cancel);

    /// <summary>The audit records of this operation; none before it is carried out.</summary>
    public IQueryable<AuditRecord> OwnRecords => AuditRecords.Where(r => r.OperationId == operation);

    private Task<bool> AlreadyDoneAsync(CancellationToken cancel) => OwnRecords.AnyAsync(cancel);
}

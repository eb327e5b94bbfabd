using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Committees;

/// <summary>What every change of a committee says: which one, which version of it she looked at, and the id that makes it happen once.</summary>
public interface ICommitteeInput
{
    int CommitteeId { get; }

    /// <summary>One version covers the committee and all its posts, so that two people cannot fill the same seat.</summary>
    int Version { get; }

    Guid OperationId { get; }
}

internal static class CommitteeInputs
{
    /// <summary>The committee in its present version, with unit, campaign, posts and people; or null and the answer to give, which is empty when the operation was already done.</summary>
    public static async Task<(Committee? Committee, Violations Answer)> FindCommitteeAsync(this PortalDbContext db, UnitScope scope, ICommitteeInput input, CancellationToken cancel)
    {
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return (null, Violations.None);
        var committee = await db.Committees.VisibleTo(scope)
            .Include(c => c.Unit).Include(c => c.Campaign).Include(c => c.Posts).ThenInclude(p => p.Person)
            .SingleOrDefaultAsync(c => c.Id == input.CommitteeId, cancel);
        if (committee is null)
            return (null, new Violations(Refusal.NotFound));
        if (committee.Version != input.Version)
            return (null, await db.StaleAsync(input.OperationId, cancel));
        db.Touch(committee);
        return (committee, Violations.None);
    }

    /// <summary>Blocks, or reminders without a reason; null when it may go on.</summary>
    public static Violations? Stops(this IEnumerable<Violation?> found, string? reason)
    {
        var violations = new Violations(found.OfType<Violation>());
        violations.Add(PlainText.Check("Reason", "理由", reason, PlainText.NoteRunes, lines: true));
        return violations.Blocking || (violations.Count > 0 && string.IsNullOrWhiteSpace(reason)) ? violations : null;
    }

    public static Resolution Clean(this Resolution decided) => decided with { Meeting = PlainText.Clean(decided.Meeting), Document = PlainText.Clean(decided.Document) };
}

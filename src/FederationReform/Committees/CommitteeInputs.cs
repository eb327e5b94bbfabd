using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Committees;

/// <summary>
/// What every change of a committee states. The committee's version covers all its posts too, so that two people
/// cannot fill the same seat.
/// </summary>
public interface ICommitteeInput : IVersionedChange
{
    int CommitteeId { get; }
}

internal static class CommitteeInputs
{
    /// <summary>
    /// The committee in the version that the caller read, with unit, campaign, posts and people; null when the change
    /// is answered.
    /// </summary>
    public static async Task<Committee?> FindCommitteeAsync(
        this PortalDbContext db,
        UnitScope scope,
        ICommitteeInput input,
        CancellationToken cancel
    )
    {
        if (db.Answered)
            return null;
        var committee = await db
            .Committees.VisibleTo(scope)
            .Include(c => c.Unit)
            .Include(c => c.Campaign)
            .Include(c => c.Posts)
                .ThenInclude(p => p.Person)
            .SingleOrDefaultAsync(c => c.Id == input.CommitteeId, cancel);
        if (await db.InVersionAsync(committee, input.Version, cancel) is not { } found)
            return null;
        db.Touch(found);
        return found;
    }

    /// <summary>The violations when one blocks or a reminder has no reason; null when the change may proceed.</summary>
    public static Violations? Stops(this IEnumerable<Violation?> found, string? reason)
    {
        var violations = new Violations(found.OfType<Violation>());
        violations.Add(PlainText.Check("Reason", "理由", reason, PlainText.NoteRunes, lines: true));
        return violations.Blocking || (violations.Count > 0 && string.IsNullOrWhiteSpace(reason)) ? violations : null;
    }

    public static Resolution Clean(this Resolution decided) =>
        decided with
        {
            Meeting = PlainText.Clean(decided.Meeting),
            Document = PlainText.Clean(decided.Document),
        };
}

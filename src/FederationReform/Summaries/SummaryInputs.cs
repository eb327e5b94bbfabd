using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Summaries;

internal static class SummaryInputs
{
    /// <summary>
    /// The summary in the version that the caller read; null when the operation is answered already. Only the unit
    /// whose summary it is writes it; units above read it.
    /// </summary>
    public static async Task<Summary?> FindSummaryAsync(
        this PortalDbContext db,
        UnitScope scope,
        int id,
        int version,
        CancellationToken cancel
    )
    {
        if (db.Answered)
            return null;
        var read = await db
            .Summaries.VisibleTo(scope)
            .Include(s => s.Unit)
            .SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (read is not null && read.UnitId != scope.UnitId)
        {
            await db.AnswerStaleAsync(cancel, SummaryRefusal.OtherUnit(read.Unit.Name));
            return null;
        }
        return await db.InVersionAsync(read, version, cancel);
    }

    public static Task<SummaryText> TextOfAsync(
        this PortalDbContext db,
        int summaryId,
        int number,
        CancellationToken cancel
    ) =>
        db
            .SummaryVersions.AsNoTracking()
            .Where(v => v.SummaryId == summaryId && v.Number == number)
            .Select(v => v.Text)
            .SingleAsync(cancel);

    /// <summary>What differs, for the history: the parts, and the figures that were brought up to date.</summary>
    public static IReadOnlyList<FieldChange> Changes(SummaryText before, SummaryText after)
    {
        var changes = new List<FieldChange>();
        if (before.Title != after.Title)
            changes.Add(new("标题", before.Title, after.Title));
        foreach (var part in SummaryText.Parts)
        {
            if (before.Of(part).Text != after.Of(part).Text)
                changes.Add(new(after.NameOf(part), Length(before.Of(part)), Length(after.Of(part))));
        }
        var old = before.Figures.ToLookup(f => f.Mark.Key, f => f.Mark.Written);
        foreach (var (_, mark) in after.Figures.DistinctBy(f => f.Mark.Key))
        {
            if (old[mark.Key].FirstOrDefault() is { } written && written != mark.Written)
                changes.Add(new($"文中数字：{mark.Key.Indicator.Name()}", written, mark.Written));
        }
        return changes;
    }

    private static string Length(Passage passage) => $"{passage.Text.Length}字";
}

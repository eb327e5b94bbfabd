using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <param name="Version">The import's version when the caller read it; a changed import is refused.</param>
/// <param name="Seen">
/// The counts that the caller saw; if the plan gives other counts now, the caller has to look again.
/// </param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record ApplyImportInput(int ImportId, int Version, ImportCounts Seen, Guid OperationId)
    : IVersionedChange;

/// <summary>
/// 导入: writes everything that the preview showed, with its audit records, in one transaction. Two tabs, a second
/// click and a retry after a lost answer find that it is done.
/// </summary>
public sealed class ApplyImport(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, ApplyImportInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, ImportAccess.AnyKind, input, cancel);
        if (db.Answered)
            return db.Answer;
        if (await ImportAccess.FindAsync(db, scope, input.ImportId, cancel) is not { } import)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        // Confirmed in another tab: what the caller wanted is done.
        if (import.State == ImportState.Applied)
            return Violations.None;
        if (import.State != ImportState.Preparing)
            return await db.RefusedAsync(ImportRefusal.NotPreparing(import), cancel);
        if (import.Version != input.Version)
            return await db.RefusedAsync(ImportRefusal.Stale, cancel);
        // Confirmed in another tab since the import was read, which empties the file.
        if (
            await ImportAccess.FileAsync(db, scope, import.Id, cancel) is not { } file
            || portal.FileSeal.Open(file.Rows) is not { } rows
        )
            return await AnswerAsync(db, scope, input, new(ImportRefusal.FileGone), cancel);

        var (sheets, contents) = SheetStore.Read(rows);
        var plan = await ImportForms.Of(import.Kind).PlanAsync(portal, db, scope, import, contents, cancel);
        if (Check(plan, input) is { } stopped)
            return await AnswerAsync(db, scope, input, stopped, cancel);

        var now = portal.Clock.UtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // In the same save as the import's data: a second confirmation finds another version and is rolled back
        // completely.
        import.Apply(scope.AccountName, plan.Counts, now);
        import.Choose(import.Settings with { NotRead = ImportOmissions.Of(plan.Table, sheets) });
        db.Record(
            AuditEvent.ImportApplied,
            import.Subject,
            $"导入“{import.FileName}”（{import.Kind.Name()}）：{plan.Counts}",
            PlainText.Clean(plan.Settings.Answers.Reason)
        );
        if (await plan.WriteAsync(db, import, now, cancel) is not { } undo)
        {
            // The rights were lost meanwhile: the save has said so and rolled everything back.
            if (db.Answered)
                return db.Answer;
            await transaction.RollbackAsync(cancel);
            return await AnswerAsync(db, scope, input, new(ImportRefusal.ChangedSincePreview), cancel);
        }
        file.Finish(portal.FileSeal, undo.Write());
        if (await db.SaveAsync(cancel) is { Count: > 0 } unsaved)
            return unsaved;
        await transaction.CommitAsync(cancel);
        return Violations.None;
    }

    private static Violations? Check(ImportPlan plan, ApplyImportInput input)
    {
        if (plan.General.Blocking)
            return plan.General;
        if (plan.Questions.Open.Count > 0)
            return plan.Questions.Open;
        if (plan.Counts != input.Seen)
            return new(ImportRefusal.ChangedSincePreview);
        if (plan.Counts.Error > 0 && !plan.Settings.OnlyGood)
            return new(ImportRefusal.Errors(plan.Counts.Error));
        return plan.Writes ? null : new(ImportRefusal.Nothing);
    }

    /// <summary>None when this very import was applied meanwhile; otherwise what prevented it.</summary>
    private static async Task<Violations> AnswerAsync(
        PortalDbContext db,
        UnitScope scope,
        ApplyImportInput input,
        Violations stopped,
        CancellationToken cancel
    )
    {
        db.ChangeTracker.Clear();
        return await db
            .Imports.AsNoTracking()
            .VisibleTo(scope)
            .AnyAsync(i => i.Id == input.ImportId && i.State == ImportState.Applied, cancel)
            ? Violations.None
            : stopped;
    }
}

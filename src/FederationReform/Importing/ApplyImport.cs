using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <param name="Version">Of the import she looked at.</param>
/// <param name="Seen">The counts she looked at: should the records have changed since, she is asked again.</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record ApplyImportInput(int ImportId, int Version, ImportCounts Seen, Guid OperationId);

/// <summary>
/// 导入: everything the preview showed, and its audit, in one transaction, or nothing. Two tabs, a second click or a retry after a lost answer
/// find that it is done.
/// </summary>
public sealed class ApplyImport(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, ApplyImportInput input, CancellationToken cancel = default)
    {
        if (!scope.MayImport())
            return (await portal.RefuseAsync(scope, Permissions.ChangeCommittee, cancel))!;
        await using var db = portal.Open(scope);
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return Violations.None;
        if (await ImportAccess.FindAsync(db, scope, input.ImportId, cancel) is not { } import)
            return new(Refusal.NotFound);
        // Confirmed in another tab: what she wanted is done.
        if (import.State == ImportState.Applied)
            return Violations.None;
        if (import.State != ImportState.Preparing)
            return new(ImportRefusal.NotPreparing(import));
        if (import.Version != input.Version)
            return new(ImportRefusal.Stale);
        if (await ImportAccess.FileAsync(db, scope, import.Id, cancel) is not { } file)
            return new(ImportRefusal.FileGone);

        var plan = await ImportPlans.MakeAsync(portal, db, scope, import, SheetStore.Read(file.Rows).Content, cancel);
        if (Check(plan, input) is { } stopped)
            return await AnswerAsync(db, scope, input, stopped, cancel);

        var now = portal.Clock.UtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // In the same save as what it writes: of two confirmations the second finds another version, and all it did is undone.
        import.Apply(scope.AccountName, plan.Counts, now);
        db.Record(AuditEvent.ImportApplied, import.Subject, input.OperationId, $"导入“{import.FileName}”（{import.Kind.Name()}）：{plan.Counts}", PlainText.Clean(plan.Settings.Answers.Reason));
        if (await plan.WriteAsync(db, import, input.OperationId, now, cancel) is not { } undo)
        {
            await transaction.RollbackAsync(cancel);
            return await AnswerAsync(db, scope, input, new(ImportRefusal.ChangedSincePreview), cancel);
        }
        file.Remember(undo.Write());
        await db.SaveChangesAsync(cancel);
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

    /// <summary>Somebody may have been quicker with this very import: then it is done. Else what stops it.</summary>
    private static async Task<Violations> AnswerAsync(PortalDbContext db, UnitScope scope, ApplyImportInput input, Violations stopped, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        return await db.Imports.AsNoTracking().VisibleTo(scope).AnyAsync(i => i.Id == input.ImportId && i.State == ImportState.Applied, cancel) ? Violations.None : stopped;
    }
}

using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Uploads;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Meetings.Templates;

/// <param name="Upload">A complete upload of the caller; also the id of the operation.</param>
public sealed record AdoptTemplateInput(PaperKind Kind, TemplateCase Case, Guid Upload, string? Reason) : IChange
{
    public Guid OperationId => Upload;
}

/// <summary>
/// 启用模板: from now on the papers of this kind are made from the caller's file, for all units of the county.
/// </summary>
public sealed class AdoptTemplate(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        AdoptTemplateInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.SetPaperTemplates, input, cancel);
        if (db.Answered)
            return db.Answer;
        if (PlainText.Check("Reason", "原因", input.Reason, PlainText.NoteRunes, required: true) is { } unclear)
            return await db.RefusedAsync(unclear, cancel);
        if (await db.TakeUploadAsync(portal, scope, input.Upload, cancel) is not { } uploaded)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        var of = (input.Kind, input.Case);
        if (!TemplateFile.Has(of))
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        var (_, wrong) = TemplateFile.Check(of, uploaded.Bytes);
        if (wrong.Count > 0)
            return await db.RefusedAsync(wrong, cancel);

        var number = await db.NextNumberAsync(scope, of, cancel);
        var reason = PlainText.Clean(input.Reason)!;
        db.PaperTemplates.Add(PaperTemplate.Of(scope, of, number, portal.Clock.UtcNow(), reason, uploaded.Bytes));
        db.Record(
            AuditEvent.PaperTemplateAdopted,
            PaperTemplate.SubjectOf(scope),
            $"启用{scope.UnitName}的{MeetingPapers.Of(input.Kind).Name}模板{input.Case.Suffix()}第{number}版",
            reason,
            [new("SHA-256", null, Convert.ToHexStringLower(uploaded.Sha256))]
        );
        return await db.SaveAsync(cancel, Refusal.Stale);
    }
}

/// <param name="Number">The version wanted back; null for what the portal writes itself.</param>
public sealed record RestoreTemplateInput(
    PaperKind Kind,
    TemplateCase Case,
    int? Number,
    string? Reason,
    Guid OperationId
) : IChange;

/// <summary>恢复: an earlier version, or the portal's own wording, becomes the newest one.</summary>
public sealed class RestoreTemplate(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        RestoreTemplateInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.SetPaperTemplates, input, cancel);
        if (db.Answered)
            return db.Answer;
        if (PlainText.Check("Reason", "原因", input.Reason, PlainText.NoteRunes, required: true) is { } unclear)
            return await db.RefusedAsync(unclear, cancel);
        var of = (input.Kind, input.Case);
        if (!TemplateFile.Has(of))
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        byte[]? file = null;
        if (input.Number is { } wanted)
        {
            file = await db
                .PaperTemplates.VisibleTo(scope)
                .Where(t =>
                    t.UnitId == scope.UnitId && t.Kind == input.Kind && t.Case == input.Case && t.Number == wanted
                )
                .Select(t => t.File)
                .SingleOrDefaultAsync(cancel);
            if (file is null)
                return await db.RefusedAsync(Refusal.NotFound, cancel);
            // The portal may have lost a field since.
            var (_, wrong) = TemplateFile.Check(of, file);
            if (wrong.Count > 0)
                return await db.RefusedAsync(wrong, cancel);
        }
        var number = await db.NextNumberAsync(scope, of, cancel);
        var reason = PlainText.Clean(input.Reason)!;
        db.PaperTemplates.Add(PaperTemplate.Of(scope, of, number, portal.Clock.UtcNow(), reason, file, input.Number));
        var name = MeetingPapers.Of(input.Kind).Name + input.Case.Suffix();
        db.Record(
            AuditEvent.PaperTemplateRestored,
            PaperTemplate.SubjectOf(scope),
            input.Number is null
                ? $"{scope.UnitName}的{name}改回内置模板，存为第{number}版"
                : $"{scope.UnitName}的{name}模板恢复到第{input.Number}版，存为第{number}版",
            reason
        );
        return await db.SaveAsync(cancel, Refusal.Stale);
    }
}

internal static class TemplateNumbers
{
    /// <summary>Two who decide at once get the same number, and the second is told so.</summary>
    public static async Task<int> NextNumberAsync(
        this PortalDbContext db,
        UnitScope scope,
        (PaperKind Kind, TemplateCase Case) of,
        CancellationToken cancel
    ) =>
        1
        + (
            await db
                .PaperTemplates.VisibleTo(scope)
                .Where(t => t.UnitId == scope.UnitId && t.Kind == of.Kind && t.Case == of.Case)
                .MaxAsync(t => (int?)t.Number, cancel)
            ?? 0
        );
}

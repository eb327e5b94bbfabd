using System.Security.Cryptography;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Exports;
using FederationReform.Papers.Word;
using FederationReform.Spreadsheets.Writing;
using FederationReform.Uploads;

namespace FederationReform.Meetings.Templates;

public sealed record TryTemplateInput(PaperKind Kind, TemplateCase Case, Guid Upload, int CampaignId, int UnitId);

/// <summary>试生成: one paper of one unit from a template that does not hold yet; recorded as every paper is.</summary>
public sealed class TryTemplate(PortalDb portal)
{
    /// <param name="file">Empty and seekable; the use case writes the paper here and rewinds it to position 0.</param>
    public async Task<Exported> RunAsync(
        UnitScope scope,
        TryTemplateInput input,
        Stream file,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.SetPaperTemplates, cancel) is { } refused)
            return new(null, refused);
        await using var db = portal.Open(scope);
        var records = await MeetingRecords.LoadAsync(
            db,
            scope,
            input.CampaignId,
            input.UnitId,
            portal.Clock.Today(),
            cancel
        );
        var of = (input.Kind, input.Case);
        if (
            !TemplateFile.Has(of)
            || records.FirstOrDefault(r => r.UnitId == input.UnitId) is not { } held
            || await new UploadedFileQuery(portal).RunAsync(scope, input.Upload, cancel) is not { } uploaded
        )
            return Exported.Refused(Refusal.NotFound);
        var (_, wrong) = TemplateFile.Check(of, uploaded.Bytes);
        if (wrong.Count > 0)
            return new(null, wrong);
        var paper = MeetingPapers.Of(input.Kind);
        var facts = held.In(input.Case);
        TemplateFile.Fill(uploaded.Bytes, (paper, input.Case), facts, MeetingFields.Of(facts), file);

        file.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
        file.Position = 0;
        var name = SheetText.FileName($"{facts.UnitName}{paper.Name}（试）", WordPaper.Extension);
        db.Record(
            AuditEvent.PapersMade,
            new(SubjectKind.UnitReform, facts.RecordId, facts.UnitId, facts.UnitPath),
            $"用没有启用的模板试生成{facts.UnitName}{paper.Name}{input.Case.Suffix()}，1 份",
            null,
            [new("任务", null, facts.Plan.Name), new("文件", null, name), new("SHA-256", null, hash)]
        );
        var violations = await db.SaveAsync(cancel);
        return violations.Count > 0 ? new(null, violations) : new(new(name, 1, hash), Violations.None);
    }
}

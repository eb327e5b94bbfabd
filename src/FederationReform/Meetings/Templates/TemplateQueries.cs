using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Uploads;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Meetings.Templates;

/// <param name="Now">The newest decision; null where there never was one.</param>
public sealed record TemplateOfKind(MeetingPaper Paper, TemplateVersion? Now);

/// <param name="BuiltIn">Whether it says to use what the portal writes itself.</param>
/// <param name="SameAs">The version that it went back to.</param>
/// <param name="At">UTC.</param>
public sealed record TemplateVersion(int Number, bool BuiltIn, int? SameAs, string By, DateTime At, string Reason);

/// <summary>All kinds of papers with the caller's own templates; null for an account that may not set them.</summary>
public sealed class TemplateListQuery(PortalDb portal)
{
    public async Task<IReadOnlyList<TemplateOfKind>?> RunAsync(UnitScope scope, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.SetPaperTemplates))
            return null;
        await using var db = portal.Open(scope);
        var versions = await db.VersionsOf(scope).ToListAsync(cancel);
        return
        [
            .. MeetingPapers.All.Select(paper => new TemplateOfKind(
                paper,
                versions.Where(v => v.Kind == paper.Kind).MaxBy(v => v.Number)?.Version
            )),
        ];
    }
}

/// <summary>The versions of one kind, the newest first; null for an account that may not set templates.</summary>
public sealed class TemplateHistoryQuery(PortalDb portal)
{
    public async Task<IReadOnlyList<TemplateVersion>?> RunAsync(
        UnitScope scope,
        PaperKind kind,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.SetPaperTemplates))
            return null;
        await using var db = portal.Open(scope);
        var versions = await db.VersionsOf(scope, kind).ToListAsync(cancel);
        return [.. versions.OrderByDescending(v => v.Number).Select(v => v.Version)];
    }
}

/// <summary>A .docx to take away.</summary>
public sealed record TemplateDownload(string Name, byte[] Bytes);

/// <summary>
/// A version of the caller's own template, or what the portal writes itself with a field for each value. Null where
/// there is no such version, and for an account that may not set templates. It holds nothing of anybody.
/// </summary>
public sealed class TemplateFileQuery(PortalDb portal)
{
    /// <param name="number">Null for what the portal writes itself.</param>
    public async Task<TemplateDownload?> RunAsync(
        UnitScope scope,
        PaperKind kind,
        int? number,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.SetPaperTemplates))
            return null;
        var name = MeetingPapers.Of(kind).Name;
        if (number is null)
            return new($"{name}模板.docx", TemplateFile.BuiltInOf(kind));
        await using var db = portal.Open(scope);
        var file = await db
            .PaperTemplates.VisibleTo(scope)
            .Where(t => t.UnitId == scope.UnitId && t.Kind == kind && t.Number == number)
            .Select(t => t.File)
            .SingleOrDefaultAsync(cancel);
        return file is null ? null : new($"{name}模板_第{number}版.docx", file);
    }
}

/// <param name="Unused">Fields of the portal's own wording that the file does not have.</param>
/// <param name="Problems">Where the file must be changed, when that is why it is refused.</param>
/// <param name="Trials">Meetings for which a trial paper can be made.</param>
public sealed record CheckedTemplate(
    string FileName,
    Violations Violations,
    IReadOnlyList<string> Fields,
    IReadOnlyList<string> Unused,
    IReadOnlyList<TemplateFault> Problems,
    IReadOnlyList<TemplateTrial> Trials
);

/// <inheritdoc cref="Papers.Word.TemplateProblem"/>
public sealed record TemplateFault(string Place, string Near, string Message);

/// <param name="Name">For example 清溪镇 河口村.</param>
public sealed record TemplateTrial(int CampaignId, int UnitId, string Name);

/// <summary>
/// What a file that the caller uploaded says, before it holds for anybody. Null for an account that may not set
/// templates, and where there is no such upload.
/// </summary>
public sealed class CheckTemplateQuery(PortalDb portal)
{
    private const int MostTrials = 400;

    public async Task<CheckedTemplate?> RunAsync(
        UnitScope scope,
        PaperKind kind,
        Guid upload,
        CancellationToken cancel = default
    )
    {
        if (
            !scope.May(Permissions.SetPaperTemplates)
            || await new UploadedFileQuery(portal).RunAsync(scope, upload, cancel) is not { } uploaded
        )
            return null;
        var (reading, violations) = TemplateFile.Check(kind, uploaded.Bytes);
        await using var db = portal.Open(scope);
        var trials = await db
            .UnitReforms.VisibleTo(scope)
            .Where(r => r.State != ReformState.Exempt)
            .OrderByDescending(r => r.CampaignId)
            .ThenBy(r => r.UnitPath)
            .Take(MostTrials)
            .Select(r => new TemplateTrial(
                r.CampaignId,
                r.UnitId,
                r.Unit.Parent!.Name + " " + r.Unit.Name + "（" + r.Campaign.Name + "）"
            ))
            .ToListAsync(cancel);
        return new(
            uploaded.FileName,
            violations,
            reading.Fields,
            [.. TemplateFile.UsualFields(kind).Except(reading.Fields)],
            [.. reading.Problems.Select(p => new TemplateFault(p.Place, p.Near, p.Message))],
            trials
        );
    }
}

internal static class TemplateVersions
{
    internal sealed record OfKind(PaperKind Kind, int Number, TemplateVersion Version);

    public static IQueryable<OfKind> VersionsOf(this PortalDbContext db, UnitScope scope, PaperKind? only = null) =>
        db
            .PaperTemplates.VisibleTo(scope)
            .Where(t => t.UnitId == scope.UnitId && (only == null || t.Kind == only))
            .Select(t => new OfKind(t.Kind, t.Number, new(t.Number, t.File == null, t.SameAs, t.By, t.At, t.Reason)));
}

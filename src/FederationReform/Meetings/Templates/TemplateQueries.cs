using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.PaperLooks;
using FederationReform.Papers;
using FederationReform.Uploads;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Meetings.Templates;

/// <param name="Now">The newest decision; null where there never was one.</param>
public sealed record TemplateOfCase(TemplateCase Case, TemplateVersion? Now);

public sealed record TemplateOfKind(MeetingPaper Paper, IReadOnlyList<TemplateOfCase> Cases);

/// <param name="BuiltIn">Whether it says to use what the portal writes itself.</param>
/// <param name="SameAs">The version that it went back to.</param>
/// <param name="At">UTC.</param>
public sealed record TemplateVersion(int Number, bool BuiltIn, int? SameAs, string By, DateTime At, string Reason);

/// <param name="Pitch">Of all papers that the portal writes itself.</param>
public sealed record TemplateList(LinePitch Pitch, IReadOnlyList<TemplateOfKind> Kinds);

/// <summary>All kinds of papers with the caller's own templates; null for an account that may not set them.</summary>
public sealed class TemplateListQuery(PortalDb portal)
{
    public async Task<TemplateList?> RunAsync(UnitScope scope, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.SetPaperTemplates))
            return null;
        await using var db = portal.Open(scope);
        var versions = await db.VersionsOf(scope).ToListAsync(cancel);
        return new(
            await PaperSetting.PitchOfAsync(db, scope.Path, cancel),
            [
                .. MeetingPapers.All.Select(paper => new TemplateOfKind(
                    paper,
                    [
                        .. TemplateCases
                            .Of(paper)
                            .Select(of => new TemplateOfCase(
                                of,
                                versions.Where(v => v.Kind == paper.Kind && v.Case == of).MaxBy(v => v.Number)?.Version
                            )),
                    ]
                )),
            ]
        );
    }
}

/// <summary>The versions of one kind, the newest first; null for an account that may not set templates.</summary>
public sealed class TemplateHistoryQuery(PortalDb portal)
{
    public async Task<IReadOnlyList<TemplateVersion>?> RunAsync(
        UnitScope scope,
        PaperKind kind,
        TemplateCase of,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.SetPaperTemplates))
            return null;
        await using var db = portal.Open(scope);
        var versions = await db.VersionsOf(scope, kind, of).ToListAsync(cancel);
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
        TemplateCase of,
        int? number,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.SetPaperTemplates) || !TemplateFile.Has((kind, of)))
            return null;
        var name = $"{MeetingPapers.Of(kind).Name}模板{of.Suffix()}";
        await using var db = portal.Open(scope);
        if (number is null)
        {
            var pitch = await PaperSetting.PitchOfAsync(db, scope.Path, cancel);
            return new($"{name}.docx", TemplateFile.BuiltInOf((kind, of), pitch));
        }
        var file = await db
            .PaperTemplates.VisibleTo(scope)
            .Where(t => t.UnitId == scope.UnitId && t.Kind == kind && t.Case == of && t.Number == number)
            .Select(t => t.File)
            .SingleOrDefaultAsync(cancel);
        return file is null ? null : new($"{name}_第{number}版.docx", file);
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
        TemplateCase of,
        Guid upload,
        CancellationToken cancel = default
    )
    {
        if (
            !scope.May(Permissions.SetPaperTemplates)
            || !TemplateFile.Has((kind, of))
            || await new UploadedFileQuery(portal).RunAsync(scope, upload, cancel) is not { } uploaded
        )
            return null;
        var (reading, violations) = TemplateFile.Check((kind, of), uploaded.Bytes);
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
            [.. TemplateFile.UsualFields((kind, of)).Except(reading.Fields)],
            [.. reading.Problems.Select(p => new TemplateFault(p.Place, p.Near, p.Message))],
            trials
        );
    }
}

internal static class TemplateVersions
{
    internal sealed record OfKind(PaperKind Kind, TemplateCase Case, int Number, TemplateVersion Version);

    public static IQueryable<OfKind> VersionsOf(
        this PortalDbContext db,
        UnitScope scope,
        PaperKind? kind = null,
        TemplateCase? of = null
    ) =>
        db
            .PaperTemplates.VisibleTo(scope)
            .Where(t => t.UnitId == scope.UnitId && (kind == null || t.Kind == kind) && (of == null || t.Case == of))
            .Select(t => new OfKind(
                t.Kind,
                t.Case,
                t.Number,
                new(t.Number, t.File == null, t.SameAs, t.By, t.At, t.Reason)
            ));
}

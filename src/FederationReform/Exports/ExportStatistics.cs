using FederationReform.Access;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.Spreadsheets.Writing;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Exports;

/// <param name="UnitId">Null for the account's own unit.</param>
/// <param name="On">The day on which ages are computed; see <see cref="CommitteeFiguresQuery"/>.</param>
/// <param name="Purpose">用途: what the file is for, in the words of the caller; required.</param>
public sealed record ExportStatisticsInput(int CampaignId, int? UnitId, DateOnly? On, string? Purpose);

/// <summary>
/// Exports the 统计表 of a campaign: progress and committees of each unit, and the term-end form. The figures come from
/// the queries of the progress page.
/// </summary>
public sealed class ExportStatistics(PortalDb portal)
{
    /// <param name="file">Empty and seekable; the use case writes the file here and rewinds it to position 0.</param>
    public async Task<Exported> RunAsync(
        UnitScope scope,
        ExportStatisticsInput input,
        Stream file,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.ViewProgress, cancel) is { } refused)
            return new(null, refused);
        if (ExportEntry.CheckPurpose(input.Purpose) is { } unsaid)
            return Exported.Refused(unsaid);
        if (
            await new ProgressQuery(portal).RunAsync(scope, input.CampaignId, input.UnitId, cancel) is not { } progress
            || await new CommitteeFiguresQuery(portal).RunAsync(scope, input.CampaignId, input.UnitId, input.On, cancel)
                is not { } structure
        )
            return Exported.Refused(Refusal.NotFound);

        var title = $"{progress.Unit.Name}{progress.CampaignName}统计表";
        var subtitle =
            $"截至 {progress.Today:yyyy年M月d日}　　年龄为 "
            + $"{structure.On:yyyy年M月d日} 的周岁　　填报单位：{scope.UnitName}";
        using var writer = new SpreadsheetWriter(file);
        ProgressSheet.Write(writer, progress, structure, title, subtitle);
        TermEndSheet.Write(
            writer,
            structure.Total,
            progress.Takes == UnitLevel.Village,
            $"{progress.Unit.Name}{progress.CampaignName}班子情况统计表",
            subtitle
        );
        writer.Finish();

        await using var db = portal.Open(scope);
        var unit = await db
            .Units.VisibleTo(scope)
            .Where(u => u.Id == progress.Unit.Id)
            .Select(u => new { u.Id, u.Path })
            .SingleAsync(cancel);
        var entry = new ExportEntry(
            AuditEvent.StatisticsExported,
            new(SubjectKind.Unit, unit.Id, unit.Id, unit.Path),
            $"导出{title}",
            $"{title}_{progress.Today:yyyyMMdd}",
            input.Purpose,
            $"{progress.CampaignName}，{progress.Unit.Name}及下级，年龄按 {structure.On:yyyy年M月d日}",
            ProgressSheet.Columns(progress, structure).Select(c => c.Column.Heading)
        );
        return await entry.RecordAsync(db, file, progress.Rows.Count + 1, cancel);
    }
}

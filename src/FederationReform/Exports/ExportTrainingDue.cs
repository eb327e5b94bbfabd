using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Registers;
using FederationReform.Spreadsheets.Writing;
using FederationReform.TrainingNeeds;
using FederationReform.Trainings;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Exports;

/// <param name="UnitId">Null for the account's own unit.</param>
/// <param name="Selection">Which of the people in office, as on the page.</param>
/// <param name="Purpose">用途: what the file is for, in the words of the caller; required.</param>
public sealed record ExportTrainingDueInput(int? UnitId, DueSelection Selection, string? Purpose);

/// <summary>
/// Exports 谁该培训了: the whole list of the page, with its rows and their order. It has no telephones, because the
/// page has none.
/// </summary>
public sealed class ExportTrainingDue(PortalDb portal)
{
    private static readonly ExportColumn[] columns =
    [
        new("序号", 6),
        new("姓名", 12),
        new("职务", 12),
        new("乡镇（街道）", 16),
        new("村（社区）、单位", 20),
        new("任职日期", 14),
        new("最近一次培训", 14),
        new("应在此前培训", 14),
        new("状态", 12),
        new("过期天数", 10),
    ];

    /// <param name="file">Empty and seekable; the use case writes the file here and rewinds it to position 0.</param>
    public async Task<Exported> RunAsync(
        UnitScope scope,
        ExportTrainingDueInput input,
        Stream file,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.ViewRecord, cancel) is { } refused)
            return new(null, refused);
        if (ExportEntry.CheckPurpose(input.Purpose) is { } unsaid)
            return Exported.Refused(unsaid);
        await using var db = portal.Open(scope);
        if (await db.UnitAskedForAsync(scope, input.UnitId, cancel) is not { } unit)
            return Exported.Refused(Refusal.NotFound);
        if (unit.Level < UnitLevel.County)
            return Exported.Refused(
                new Violation(
                    "ChooseCounty",
                    nameof(input.UnitId),
                    "培训周期由各县（市、区）设置，请先选一个县（市、区）再导出。"
                )
            );
        var today = portal.Clock.Today();
        var cycle = await RegisterSetting<TrainingCycle>.AtAsync(db, unit.Path, cancel);
        var needs = db.TrainingNeeds(unit.Path, cycle, today).Of(input.Selection);
        if (ExportEntry.CheckRows(await needs.CountAsync(cancel)) is { } wrong)
            return Exported.Refused(wrong);

        var title = $"{unit.Name}培训到期名单";
        var words = $"{unit.Name}及下级，{input.Selection.Name()}，截至 {today:yyyy年M月d日}";
        using var writer = new SpreadsheetWriter(file);
        var sheet = writer.Begin(
            new("培训到期名单", columns)
            {
                Title = title,
                Subtitle = $"{words}　　{CycleWords(cycle)}　　{scope.UnitName}　{today:yyyy年M月d日}",
            }
        );
        await foreach (var (need, name, position, trail) in Lines(db, needs).WithCancellation(cancel))
        {
            var (township, village) = UnitCells.Named(trail, unit.Level);
            var due = cycle.DueOn(need);
            sheet.Row([
                ExportCell.Of(sheet.Rows + 1),
                ExportCell.Of(name),
                ExportCell.Of(CodeLists.Position.Name(position)),
                ExportCell.Of(township),
                ExportCell.Of(village),
                ExportCell.Of(need.StartOn),
                need.Last is { } last ? ExportCell.Of(last) : ExportCell.Of("没有培训过"),
                ExportCell.Of(due),
                ExportCell.Of(need.State.Name()),
                need.State == NeedState.Overdue ? ExportCell.Of(today.DayNumber - due.DayNumber) : ExportCell.Blank,
            ]);
        }
        var rows = sheet.Rows;
        writer.Finish();

        var entry = new ExportEntry(
            AuditEvent.TrainingDueExported,
            new(SubjectKind.Unit, unit.Id, unit.Id, unit.Path),
            $"导出{title}",
            $"{title}_{today:yyyyMMdd}",
            input.Purpose,
            words,
            columns.Select(c => c.Heading)
        );
        return await entry.RecordAsync(db, file, rows, cancel);
    }

    /// <summary>Streamed from one statement, so that the rows agree with each other.</summary>
    private static async IAsyncEnumerable<(TrainingNeed, string, Position, IReadOnlyList<Unit>)> Lines(
        PortalDbContext db,
        IQueryable<TrainingNeed> needs
    )
    {
        var rows = (
            from need in needs
            join post in db.Posts on need.PostId equals post.Id
            orderby need.State, need.UnitPath, need.PostId
            select new
            {
                need,
                post.Person.Name,
                post.Position,
                Units = new[]
                {
                    post.Committee.Unit,
                    post.Committee.Unit.Parent,
                    post.Committee.Unit.Parent!.Parent,
                    post.Committee.Unit.Parent!.Parent!.Parent,
                },
            }
        )
            .AsNoTracking()
            .AsAsyncEnumerable();
        await foreach (var row in rows)
            yield return (row.need, row.Name, row.Position, [.. row.Units.OfType<Unit>().Reverse()]);
    }

    private static string CycleWords(TrainingCycle cycle) =>
        $"培训周期：县级 {cycle.CountyYears} 年、乡镇 {cycle.TownshipYears} 年、村 {cycle.VillageYears} 年，"
        + (cycle.Whom == TrainedGroup.Leaders ? "主席、副主席" : "全体执委");
}

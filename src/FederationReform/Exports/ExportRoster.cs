using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.IdNumbers;
using FederationReform.People;
using FederationReform.Rosters;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Exports;

/// <summary>Which roster form.</summary>
public enum RosterForm
{
    /// <summary>执委花名册: everybody the page shows.</summary>
    Executives,

    /// <summary>领导花名册: of those the chairs and vice-chairs.</summary>
    Leaders,
}

/// <param name="Filter">As the page has it; its page number means nothing here.</param>
/// <param name="Purpose">用途, in the words of who exports.</param>
/// <param name="FullPhones">Telephones in full; asks its own right, and stands in the audit.</param>
public sealed record ExportRosterInput(RosterFilter Filter, RosterForm Form, string? Purpose, bool FullPhones = false);

/// <summary>The roster's rows as the page shows them, all pages, in its order, as .xlsx. Telephones are masked unless they are asked for.</summary>
public sealed class ExportRoster(PortalDb portal)
{
    /// <param name="file">Empty, seekable; holds the file afterwards, at its beginning.</param>
    public async Task<Exported> RunAsync(UnitScope scope, ExportRosterInput input, Stream file, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ViewRecord, cancel) is { } refused)
            return new(null, refused);
        if (input.FullPhones && await portal.RefuseAsync(scope, Permissions.SeePhones, cancel) is { } phoneless)
            return new(null, phoneless);
        if (ExportEntry.CheckPurpose(input.Purpose) is { } unsaid)
            return Exported.Refused(unsaid);
        var filter = input.Form == RosterForm.Leaders && input.Filter.Posts is PostGroup.Everyone ? input.Filter with { Posts = PostGroup.Leaders } : input.Filter;
        await using var db = portal.Open(scope);
        if (await RosterQuery.FindAsync(db, scope, filter, cancel) is not { } source)
            return Exported.Refused(Refusal.NotFound);
        if (ExportEntry.CheckRows(await source.Holders.CountAsync(cancel)) is { } wrong)
            return Exported.Refused(wrong);

        var today = portal.Clock.Today();
        var words = await RosterFilterWords.OfAsync(db, scope, filter, source.Unit.Name, cancel);
        // Head and tail, and only where the county registers them; no file has one in full.
        var idNumbers = await IdNumberRegistrations.ForAsync(db, source.Unit.Path, cancel) is null ? null : portal.IdNumberKeys.Find();
        var columns = RosterLayout.Columns(input.Form, filter.State, source.Unit.Level, idNumbers is not null);
        var title = $"{source.Unit.Name}{RosterLayout.Name(input.Form)}";
        using var writer = new SpreadsheetWriter(file);
        var sheet = writer.Begin(new(RosterLayout.Name(input.Form), [.. columns.Select(c => c.Column)])
        {
            Title = title,
            Subtitle = $"{words}　　年龄为 {today:yyyy年M月d日} 的周岁　　{scope.UnitName}　{today:yyyy年M月d日}",
        });
        await foreach (var line in Lines(db, RosterQuery.Ordered(source.Holders, filter.Order), today, input.FullPhones, person => person.IdNumberSealed is { } number && scope.Covers(person) ? idNumbers?.Open(number) : null).WithCancellation(cancel))
            sheet.Row([.. columns.Select(c => c.Cell(line, sheet.Rows + 1))]);
        var rows = sheet.Rows;
        writer.Finish();

        var unit = source.Unit;
        var entry = new ExportEntry(AuditEvent.RosterExported, new(SubjectKind.Unit, unit.Id, unit.Id, unit.Path), $"导出{title}", $"{title}_{today:yyyyMMdd}", input.Purpose, input.FullPhones ? $"{words}，含完整电话" : words, columns.Select(c => c.Column.Heading));
        return await entry.RecordAsync(db, file, rows, cancel);
    }

    /// <summary>One statement, read as it is written: the rows belong together, and no more than one is held.</summary>
    private static async IAsyncEnumerable<RosterLine> Lines(PortalDbContext db, IQueryable<Holder> holders, DateOnly today, bool fullPhones, Func<Person, string?> idNumber)
    {
        var rows = holders.AsNoTracking().Select(h => new
        {
            h.Person,
            h.Post,
            h.Post.Committee.Form,
            h.Post.Committee.Number,
            Unit = new UnitLink(h.Post.Committee.Unit.Id, h.Post.Committee.Unit.Name, h.Post.Committee.Unit.Level),
            Above = h.Post.Committee.Unit.Parent == null ? null : new UnitLink(h.Post.Committee.Unit.Parent.Id, h.Post.Committee.Unit.Parent.Name, h.Post.Committee.Unit.Parent.Level),
            // Null where there is none; a join leaves it so.
            Higher = (string?)h.Post.Committee.Unit.Parent!.Parent!.Name,
        }).AsAsyncEnumerable();
        await foreach (var row in rows)
        {
            var shown = RosterQuery.Row(row.Person, row.Post, row.Form, row.Number, row.Unit, row.Above, today);
            yield return new(fullPhones ? shown with { Phone = row.Person.Phone } : shown, row.Higher, row.Post.Duties, row.Person.Workplace, row.Person.Specialty, row.Person.Note, idNumber(row.Person) is { } number ? IdNumberText.Masked(number) : null);
        }
    }
}

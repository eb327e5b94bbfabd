using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.IdNumbers;
using FederationReform.People;
using FederationReform.Rosters;
using FederationReform.Spreadsheets.Writing;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Exports;

/// <summary>Which of the two roster forms is exported.</summary>
public enum RosterForm
{
    /// <summary>执委花名册: everybody whom the page shows.</summary>
    Executives,

    /// <summary>领导花名册: only the chairs and vice-chairs among them.</summary>
    Leaders,
}

/// <param name="Filter">The filter of the page; its page number is ignored.</param>
/// <param name="Purpose">用途: what the file is for, in the words of the caller; required.</param>
/// <param name="FullPhones">Telephones in full; needs a permission of its own, and the audit records it.</param>
public sealed record ExportRosterInput(RosterFilter Filter, RosterForm Form, string? Purpose, bool FullPhones = false);

/// <summary>
/// Exports all pages of the roster as .xlsx, with the rows and the order of the page. Telephones are masked unless
/// <see cref="ExportRosterInput.FullPhones"/> is set.
/// </summary>
public sealed class ExportRoster(PortalDb portal)
{
    /// <param name="file">Empty and seekable; the use case writes the file here and rewinds it to position 0.</param>
    public async Task<Exported> RunAsync(
        UnitScope scope,
        ExportRosterInput input,
        Stream file,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.ViewRecord, cancel) is { } refused)
            return new(null, refused);
        if (input.FullPhones && await portal.RefuseAsync(scope, Permissions.SeePhones, cancel) is { } phoneless)
            return new(null, phoneless);
        if (ExportEntry.CheckPurpose(input.Purpose) is { } unsaid)
            return Exported.Refused(unsaid);
        var filter =
            input.Form == RosterForm.Leaders && input.Filter.Posts is PostGroup.Everyone
                ? input.Filter with
                {
                    Posts = PostGroup.Leaders,
                }
                : input.Filter;
        await using var db = portal.Open(scope);
        if (await RosterQuery.FindAsync(db, scope, filter, cancel) is not { } source)
            return Exported.Refused(Refusal.NotFound);
        if (ExportEntry.CheckRows(await source.Holders.CountAsync(cancel)) is { } wrong)
            return Exported.Refused(wrong);

        var today = portal.Clock.Today();
        var words = await RosterFilterWords.OfAsync(db, scope, filter, source.Unit.Name, cancel);
        // Only the head and the tail of an ID number, where the county registers them and the account may see them; no
        // export has one in full.
        var idNumbers =
            !scope.May(Permissions.SeeIdNumbers)
            || await IdNumberRegistrations.ForAsync(db, source.Unit.Path, cancel) is null
                ? null
                : portal.Keys.Find();
        var columns = RosterLayout.Columns(input.Form, filter.State, source.Unit.Level, idNumbers is not null);
        var title = $"{source.Unit.Name}{RosterLayout.Name(input.Form)}";
        using var writer = new SpreadsheetWriter(file);
        var sheet = writer.Begin(
            new(RosterLayout.Name(input.Form), [.. columns.Select(c => c.Column)])
            {
                Title = title,
                Subtitle = $"{words}　　年龄为 {today:yyyy年M月d日} 的周岁　　{scope.UnitName}　{today:yyyy年M月d日}",
            }
        );
        await foreach (
            var line in Lines(db, RosterQuery.Ordered(source.Holders, filter.Order), today, input.FullPhones, person =>
                    person.IdNumberSealed is { } number && scope.Covers(person) ? idNumbers?.Open(number) : null
                )
                .WithCancellation(cancel)
        )
            sheet.Row([.. columns.Select(c => c.Cell(line, sheet.Rows + 1))]);
        var rows = sheet.Rows;
        writer.Finish();

        var unit = source.Unit;
        var entry = new ExportEntry(
            AuditEvent.RosterExported,
            new(SubjectKind.Unit, unit.Id, unit.Id, unit.Path),
            $"导出{title}",
            $"{title}_{today:yyyyMMdd}",
            input.Purpose,
            input.FullPhones ? $"{words}，含完整电话" : words,
            columns.Select(c => c.Column.Heading)
        );
        return await entry.RecordAsync(db, file, rows, cancel);
    }

    /// <summary>
    /// Streams the rows from one statement, so that they are consistent and only one is in memory at a time.
    /// </summary>
    private static async IAsyncEnumerable<RosterLine> Lines(
        PortalDbContext db,
        IQueryable<Holder> holders,
        DateOnly today,
        bool fullPhones,
        Func<Person, string?> idNumber
    )
    {
        var rows = holders
            .AsNoTracking()
            .Select(h => new
            {
                h.Person,
                h.Post,
                h.Post.Committee.Form,
                h.Post.Committee.Number,
                Unit = new UnitLink(h.Post.Committee.Unit.Id, h.Post.Committee.Unit.Name, h.Post.Committee.Unit.Level),
                Above = h.Post.Committee.Unit.Parent == null
                    ? null
                    : new UnitLink(
                        h.Post.Committee.Unit.Parent.Id,
                        h.Post.Committee.Unit.Parent.Name,
                        h.Post.Committee.Unit.Parent.Level
                    ),
                // Null when there is no unit two levels above; EF Core translates this to a left join.
                Higher = (string?)h.Post.Committee.Unit.Parent!.Parent!.Name,
            })
            .AsAsyncEnumerable();
        await foreach (var row in rows)
        {
            var shown = RosterRow.Of(row.Person, row.Post, row.Form, row.Number, row.Unit, row.Above, today);
            yield return new(
                fullPhones ? shown with { Phone = row.Person.Phone } : shown,
                row.Higher,
                row.Post.Duties,
                row.Person.Workplace,
                row.Person.Specialty,
                row.Person.Note,
                idNumber(row.Person) is { } number ? IdNumberText.Masked(number) : null
            );
        }
    }
}

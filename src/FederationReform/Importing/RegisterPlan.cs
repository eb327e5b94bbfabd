using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Registers;
using FederationReform.Rules;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <summary>
/// The entries of a register, of any units of the scope, from one file. A row about an entry that is known updates it;
/// entries that are not in the file stay.
/// </summary>
internal sealed class RegisterPlan<TEntry> : ImportPlan
    where TEntry : class, IRegisterEntry<TEntry>
{
    /// <summary>How many titles one query asks for; the engines limit the number of parameters.</summary>
    private const int AtOnce = 1000;

    private RegisterPlan() { }

    public override bool Writes => Counts.Writes > 0;

    public override IReadOnlyList<PlannedUnit> Units =>
        [
            .. Rows.Where(r => r.Unit is not null)
                .GroupBy(r => r.Unit!)
                .Select(rows => new PlannedUnit(rows.Key.Id, Trails.Of(rows.Key.Path))
                {
                    Rows = rows.Count(),
                    New = rows.Count(r => r.Verdict == ImportVerdict.New),
                    Changed = rows.Count(r => r.Verdict == ImportVerdict.Changed),
                }),
        ];

    private EntryTypes<TEntry> Types => ((RegisterForm<TEntry>)Table.Form).Types;

    private IEnumerable<EntryRow<TEntry>> Rows => Table.Of<EntryRow<TEntry>>();

    public static async Task<RegisterPlan<TEntry>> MakeAsync(
        PortalDbContext db,
        UnitScope scope,
        Import import,
        IReadOnlyList<SheetContent> contents,
        DateOnly today,
        CancellationToken cancel
    )
    {
        static bool Taken(Unit unit) => TEntry.IsKeptAt(unit.Level);
        var form = await ImportForms.Of(import.Kind).AtAsync(db, scope.Path, cancel);
        var table = ImportTable.Read(form, contents, import.Settings);
        var matcher = await ImportUnits.FindAsync(db, scope, table, import.Settings, Taken, cancel);
        var plan = new RegisterPlan<TEntry>
        {
            Table = table,
            Settings = import.Settings,
            Trails = matcher.Trails,
            Unclear = await ImportUnits.SuggestAsync(db, scope, table, Taken, cancel),
        };
        plan.General.Add(CheckColumns(table));
        foreach (var rows in plan.Rows.Where(r => r.Unit is not null).GroupBy(r => r.Unit!.Id))
            EntryRow<TEntry>.FindTwice(rows);
        await plan.MatchAsync(db, scope, cancel);
        await plan.FindSecondsAsync(db, scope, cancel);
        foreach (var row in plan.Rows.Where(r => r.Verdict is ImportVerdict.New or ImportVerdict.Changed))
            row.Check(today);
        plan.AskForColumns();
        plan.Settle();
        return plan;
    }

    public override async Task<ImportUndo?> WriteAsync(
        PortalDbContext db,
        Import import,
        DateTime now,
        CancellationToken cancel
    )
    {
        var changed = Rows.Where(r => r.Verdict == ImportVerdict.Changed)
            .Select(r => (Row: r, Stored: r.Stored!, Before: JsonText.Write(r.Stored!.Entry)))
            .ToList();
        foreach (var (row, stored, _) in changed)
            stored.Change(row.Entry);
        var rows = Rows.Where(r => r.Verdict == ImportVerdict.New).ToList();
        var added = rows.ConvertAll(r => RegisterRow<TEntry>.Of(r.Unit!, r.Entry, now));
        // Two people may import the same table at the same moment; the unit's version lets only one of them through.
        foreach (var unit in rows.Select(r => r.Unit!).Distinct())
            db.Touch(unit);
        if (await db.SaveAsync(cancel) is { Count: > 0 })
            return null;

        await db.AddInBulkAsync(added, cancel);
        await db.AddInBulkAsync(
            [
                .. changed.Select(c =>
                    db.BulkRecord(
                        AuditEvent.EntryChanged,
                        c.Stored.Subject,
                        Says(import, "更改", c.Stored),
                        reason: null,
                        c.Row.Changes
                    )
                ),
                .. added.Select(row =>
                    db.BulkRecord(
                        AuditEvent.EntryAdded,
                        row.Subject,
                        Says(import, "登记", row),
                        reason: null,
                        Entries.Changes(TEntry.Blank, row.Entry, Types)
                    )
                ),
            ],
            cancel
        );
        return new()
        {
            Entries =
            [
                .. added.Select(row => new ImportedEntry(row.Id, row.UnitId, row.Version, null)),
                .. changed.Select(c => new ImportedEntry(c.Stored.Id, c.Stored.UnitId, c.Stored.Version, c.Before)),
            ],
        };
    }

    private static string Says(Import import, string what, RegisterRow<TEntry> row) =>
        $"从文件“{import.FileName}”{what}{row.Unit.Name}的{TEntry.Kind.Name()}：{row.Title}";

    /// <summary>Finds the entry that each row is about among those of its unit.</summary>
    private async Task MatchAsync(PortalDbContext db, UnitScope scope, CancellationToken cancel)
    {
        var rows = Rows.Where(r => r.Unit is not null && !r.Wrong && r.Verdict != ImportVerdict.Twice).ToList();
        var entries = db.Set<RegisterRow<TEntry>>().VisibleTo(scope).Include(r => r.Unit).OrderBy(r => r.Id);
        if (TEntry.OnePerUnit)
        {
            foreach (var units in rows.Select(r => r.Unit!.Id).Distinct().Chunk(AtOnce))
            {
                var known = await entries.Where(r => units.Contains(r.UnitId)).ToDictionaryAsync(r => r.UnitId, cancel);
                foreach (var row in rows.Where(r => known.ContainsKey(r.Unit!.Id)))
                    row.Updates(known[row.Unit!.Id]);
            }
            return;
        }
        foreach (var titles in rows.Select(r => r.Entry.Title).Distinct().Chunk(AtOnce))
        {
            var known = (await entries.Where(r => titles.Contains(r.Title)).ToListAsync(cancel)).ToLookup(r =>
                (r.UnitId, r.Title)
            );
            foreach (var row in rows.Where(r => r.Stored is null))
            {
                if (
                    known[(row.Unit!.Id, row.Entry.Title)].FirstOrDefault(r => r.Entry.IsSameAs(row.Entry)) is
                    { } stored
                )
                    row.Updates(stored);
            }
        }
    }

    /// <summary>
    /// Of what there is one of, finds the second: in the file, and among what is stored when the file is written.
    /// </summary>
    private async Task FindSecondsAsync(PortalDbContext db, UnitScope scope, CancellationToken cancel)
    {
        var written = Rows.Where(r => r.Verdict is ImportVerdict.New or ImportVerdict.Changed && r.Unit is not null)
            .ToList();
        var changed = written.Select(r => r.Stored?.Id).ToHashSet();
        var soles = written.Where(r => KeyOf(r) is not null).ToLookup(r => KeyOf(r)!);
        foreach (var second in soles.SelectMany(rows => rows.Skip(1)))
            second.IsSecond(soles[KeyOf(second)!].First().Unit!.Name);
        foreach (var keys in soles.Select(s => s.Key).Chunk(AtOnce))
        {
            var known = await db.Set<RegisterRow<TEntry>>()
                .AsNoTracking()
                .Where(r => keys.Contains(r.SoleKey!))
                .Select(r => new
                {
                    r.Id,
                    Key = r.SoleKey!,
                    r.UnitPath,
                    r.Unit.Name,
                })
                .ToListAsync(cancel);
            foreach (var first in known.Where(k => !changed.Contains(k.Id)))
                soles[first.Key].First().IsSecond(scope.Covers(first.UnitPath) ? first.Name : null);
        }

        static string? KeyOf(EntryRow<TEntry> row) => TEntry.SoleKey(row.Entry, row.Unit!.Path);
    }

    /// <summary>
    /// Where a column is missing that every entry needs, this is said once, and not row by row.
    /// </summary>
    private void AskForColumns()
    {
        foreach (var input in TEntry.Inputs.Where(i => i.Key != Table.Form.Lead.Key && !Table.Maps(i.Key)))
        {
            if (Rows.Any(r => r.Problems.Any(p => p.Field == input.Key && p.Severity == Severity.Block)))
                General.Add(
                    new Violation(
                        NoColumnCode,
                        input.Key,
                        Table.Form.Needed.Contains(input)
                            ? $"没有认出“{input.Title}”列，每一条记录都要有。"
                                + "请在“各列对应”里指明，或者在表格里加上这一列再导入。"
                            : $"没有认出“{input.Title}”列，或者可以代替它的列。"
                                + "请在“各列对应”里指明，或者在表格里加上再导入。"
                    )
                );
        }
    }
}

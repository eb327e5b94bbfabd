using FederationReform.Access;
using FederationReform.Data;
using FederationReform.IdNumbers;
using FederationReform.People;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Text;

namespace FederationReform.Importing;

/// <summary>
/// The column of ID numbers of a roster. It is not read where ID numbers are not registered. No message, preview or
/// history contains a number; a wrong one is corrected in the file.
/// </summary>
internal sealed class RosterIdNumbers
{
    public const string TwiceCode = "IdNumberTwice";

    private readonly IdNumberCheck? check;
    private readonly Dictionary<PersonRow, IdNumber> numbers = [];

    private RosterIdNumbers(IdNumberCheck? check) => this.check = check;

    /// <summary>
    /// Takes the day of birth of rows that name none from their ID numbers, where those are registered: many rosters
    /// have the number and no other column for it.
    /// </summary>
    public static async Task FillBirthsAsync(
        PortalDbContext db,
        UnitScope scope,
        ImportTable table,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var rows = table.Of<PersonRow>().Where(r => !r.Has("Birth") && IsNumber(r)).ToList();
        if (rows.Count == 0 || await IdNumberRegistrations.ForAsync(db, scope.Path, cancel) is null)
            return;
        foreach (var row in rows)
            if (Read(row, today) is { Readable: true } read)
            {
                row.Take(new BirthDate(read.Value.Born));
                row.Hints.Add("出生年月没有填写，取自身份证号。");
            }
    }

    public static async Task<RosterIdNumbers> ReadAsync(
        PortalDb portal,
        PortalDbContext db,
        UnitScope scope,
        ImportTable table,
        IReadOnlyList<CommitteePlan> committees,
        Violations general,
        CancellationToken cancel
    )
    {
        if (!table.Maps(ImportColumns.IdNumberKey))
            return new(null);
        var today = portal.Clock.Today();
        var people = committees
            .SelectMany(c => c.People)
            .Where(p => IsNumber(p.Row))
            .Select(p => (Planned: p, Read: Read(p.Row, today)))
            .ToList();
        var (check, refusal) = await IdNumberCheck.LoadAsync(
            portal,
            db,
            scope,
            scope.Path,
            people.Where(p => p.Read.Readable).Select(p => p.Read.Value),
            cancel
        );
        if (check is null)
        {
            general.Add(
                refusal! with
                {
                    Message = $"文件里的“身份证号”一列没有读取：{refusal.Message}",
                    Severity = Severity.Remind,
                }
            );
            return new(null);
        }
        var column = new RosterIdNumbers(check);
        foreach (var (planned, read) in people)
            column.Take(planned, read);
        await check.RecordElsewhereAsync(portal, cancel);
        return column;
    }

    /// <summary>Stores the number of the row's person, if it is not stored yet.</summary>
    /// <param name="before">What was stored before, for the undo.</param>
    public bool Register(PersonRow row, Person person, out ImportedIdNumber before)
    {
        before = new(person.IdNumberSealed, person.IdNumberHash);
        if (!numbers.TryGetValue(row, out var number))
            return false;
        check!.Register(person, number);
        return true;
    }

    /// <summary>
    /// Whether the cell holds a number. A masked one (99**************66) comes from an export of this portal and is
    /// ignored.
    /// </summary>
    private static bool IsNumber(PersonRow row) =>
        row.Has(ImportColumns.IdNumberKey) && !row.Text(ImportColumns.IdNumberKey).Contains('*');

    private static Reading<IdNumber> Read(PersonRow row, DateOnly today)
    {
        var cell = row.Cell(ImportColumns.IdNumberKey);
        return cell.Kind is CellKind.Error or CellKind.UncalculatedFormula
            ? Reading.Unreadable<IdNumber>("在表格里是没有结果的公式，请改为实际号码")
            : IdNumberText.Read(cell.Text, today, cell.Kind);
    }

    private void Take(PlannedPerson planned, Reading<IdNumber> read)
    {
        var row = planned.Row;
        if (read.Problem is { } problem)
        {
            Add(row, IdNumberRefusal.Unreadable(problem));
            return;
        }
        if (planned.Known is { } known && check!.Has(known, read.Value))
            return;
        if (numbers.FirstOrDefault(n => n.Value.Canonical == read.Value.Canonical).Key is { } other)
            Add(
                row,
                new(
                    TwiceCode,
                    ImportColumns.IdNumberKey,
                    $"身份证号与{other.Place}{other.Member.Name}的相同，请对照身份证核对。"
                )
            );
        var member = planned.Profile.Member;
        foreach (var violation in check!.Check(planned.Known?.Id, member.Birth, member.Sex, read.Value))
            Add(row, violation);
        numbers[row] = read.Value;
        if (planned.Known is not { } changed || row.Verdict is not (ImportVerdict.Same or ImportVerdict.Changed))
            return;
        row.Changes =
        [
            .. row.Changes,
            new FieldChange(
                "身份证号",
                changed.IdNumberHash is null ? null : "已登记",
                changed.IdNumberHash is null ? "登记" : "更换"
            ),
        ];
        row.Verdict = ImportVerdict.Changed;
    }

    private static void Add(PersonRow row, Violation violation) =>
        row.Problems.Add(
            violation with
            {
                Field = ImportColumns.IdNumberKey,
                Message = $"{row.Place}：{violation.Message}",
            }
        );
}

/// <summary>
/// What was stored before, encrypted as it was, so that the data for the undo contain no readable number.
/// </summary>
internal sealed record ImportedIdNumber(byte[]? Sealed, string? Hash);

using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.IdNumbers;
using FederationReform.People;
using FederationReform.Spreadsheets;

namespace FederationReform.Importing;

/// <summary>
/// The column of ID numbers of a roster: not read at all where the county has not decided that they are registered. A number stands in no message, no preview and no
/// history; a row whose number is wrong is mended in the file.
/// </summary>
internal sealed class RosterIdNumbers
{
    public const string TwiceCode = "IdNumberTwice";

    private readonly IdNumberCheck? check;
    private readonly Dictionary<ImportRow, IdNumber> numbers = [];

    private RosterIdNumbers(IdNumberCheck? check) => this.check = check;

    public static async Task<RosterIdNumbers> ReadAsync(PortalDb portal, PortalDbContext db, UnitScope scope, ImportTable table, IReadOnlyList<CommitteePlan> committees, Violations general, CancellationToken cancel)
    {
        if (!table.Maps(ImportColumns.IdNumberKey))
            return new(null);
        var today = portal.Clock.Today();
        var people = committees.SelectMany(c => c.People).Where(p => IsNumber(p.Row)).Select(p => (Planned: p, Read: Read(p.Row, today))).ToList();
        var (check, refusal) = await IdNumberCheck.LoadAsync(portal, db, scope, scope.Path, people.Where(p => p.Read.Readable).Select(p => p.Read.Value), cancel);
        if (check is null)
        {
            general.Add(refusal! with { Message = $"文件里的“身份证号”一列没有读取：{refusal.Message}", Severity = Severity.Remind });
            return new(null);
        }
        var column = new RosterIdNumbers(check);
        foreach (var (planned, read) in people)
            column.Take(planned, read);
        await check.RecordElsewhereAsync(portal, cancel);
        return column;
    }

    /// <summary>Stores the number of the row's person, if it is new to her.</summary>
    /// <param name="before">What stood there; for taking the import back.</param>
    public bool Register(ImportRow row, Person person, out ImportedIdNumber before)
    {
        before = new(person.IdNumberSealed, person.IdNumberHash);
        if (!numbers.TryGetValue(row, out var number))
            return false;
        check!.Register(person, number);
        return true;
    }

    /// <summary>A masked one (999***********0066) comes from an export of this very portal and says nothing new.</summary>
    private static bool IsNumber(ImportRow row) => row.Has(ImportColumns.IdNumberKey) && !row.Text(ImportColumns.IdNumberKey).Contains('*');

    private static Reading<IdNumber> Read(ImportRow row, DateOnly today)
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
            Add(row, new(TwiceCode, ImportColumns.IdNumberKey, $"身份证号与第 {other.Number} 行{other.Member.Name}的相同，请对照身份证核对。"));
        var member = planned.Profile.Member;
        foreach (var violation in check!.Check(planned.Known?.Id, member.Birth, member.Sex, read.Value))
            Add(row, violation);
        numbers[row] = read.Value;
        if (planned.Known is not { } changed || row.Verdict is not (ImportVerdict.Same or ImportVerdict.Changed))
            return;
        row.Changes = [.. row.Changes, new FieldChange("身份证号", changed.IdNumberHash is null ? null : "已登记", changed.IdNumberHash is null ? "登记" : "更换")];
        row.Verdict = ImportVerdict.Changed;
    }

    private static void Add(ImportRow row, Violation violation) => row.Problems.Add(violation with { Field = ImportColumns.IdNumberKey, Message = $"第 {row.Number} 行：{violation.Message}" });
}

/// <summary>What stood there before: sealed as it was, so that no number is in an import's undo.</summary>
internal sealed record ImportedIdNumber(byte[]? Sealed, string? Hash);

using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Text;
using FederationReform.Tree;

namespace FederationReform.Importing;

/// <summary>The committees in office of many units from one roster.</summary>
internal sealed class RosterPlan : ImportPlan
{
    private IReadOnlyList<CommitteePlan> committees = [];
    private RosterQuestions questions = RosterQuestions.None;
    private RosterIdNumbers? idNumbers;

    private RosterPlan() { }

    public override RosterQuestions Questions => questions;

    public override bool Writes =>
        committees.Any(c => c.Rows.Any(r => r.Verdict is ImportVerdict.New or ImportVerdict.Changed));

    public override IReadOnlyList<PlannedUnit> Units =>
        [
            .. committees
                .OrderBy(c => c.Problems.Count > 0 ? 0 : 1)
                .Select(c => new PlannedUnit(c.Known.Unit.Id, Trails.Of(c.Known.Unit.Path))
                {
                    Rows = c.Rows.Count,
                    People = c.Afterwards.Count(),
                    Chairs = c.Afterwards.Count(p => p == Position.Chair),
                    ViceChairs = c.Afterwards.Count(p => p is Position.FullTimeViceChair or Position.PartTimeViceChair),
                    New = c.Rows.Count(r => r.Verdict == ImportVerdict.New),
                    Changed = c.Rows.Count(r => r.Verdict == ImportVerdict.Changed),
                    NotInFile = [.. c.NotInFile.Select(p => p.Person.Name)],
                    Problems = c.Problems,
                    Registers = c.Registers,
                }),
        ];

    public static async Task<RosterPlan> MakeAsync(
        PortalDb portal,
        PortalDbContext db,
        UnitScope scope,
        Import import,
        IReadOnlyList<SheetContent> contents,
        CancellationToken cancel
    )
    {
        var today = portal.Clock.Today();
        static bool Taken(Unit unit) => unit.Level != UnitLevel.Nation;
        var table = ImportTable.Read(ImportForms.Of(import.Kind), contents, import.Settings);
        await RosterIdNumbers.FillBirthsAsync(db, scope, table, today, cancel);
        var matcher = await ImportUnits.FindAsync(db, scope, table, import.Settings, Taken, cancel);
        var plan = new RosterPlan
        {
            Table = table,
            Settings = import.Settings,
            Trails = matcher.Trails,
            Unclear = await ImportUnits.SuggestAsync(db, scope, table, Taken, cancel),
        };
        plan.General.Add(CheckColumns(table));

        var units = table.Of<PersonRow>().Where(r => r.Unit is not null).GroupBy(r => r.Unit!).ToList();
        var known = await RosterWorld.LoadAsync(db, scope, [.. units.Select(u => u.Key)], cancel);
        var planned = new List<CommitteePlan>();
        foreach (var rows in units)
        {
            PersonRow.FindTwice(rows);
            planned.Add(CommitteePlan.Make(known[rows.Key.Id], [.. rows], import.Settings.Answers, today));
        }
        plan.committees = planned;
        plan.idNumbers = await RosterIdNumbers.ReadAsync(portal, db, scope, table, planned, plan.General, cancel);
        await RosterWorld.HintAtNamesakesAsync(db, scope, planned, cancel);
        plan.Settle();
        plan.questions = plan.Ask();
        return plan;
    }

    public override async Task<ImportUndo?> WriteAsync(
        PortalDbContext db,
        Import import,
        DateTime now,
        CancellationToken cancel
    ) => await new RosterWriter(db, import, idNumbers!).WriteAsync(committees, cancel);

    private RosterQuestions Ask()
    {
        // No question is asked about rows that are not written, because the page would show no field for the answer.
        var asking = committees
            .Where(c => c.Rows.Any(r => r.Verdict is ImportVerdict.New or ImportVerdict.Changed))
            .ToList();
        var open = new Violations(
            asking.Where(c => c.Registers || c.Begins).SelectMany(c => c.Asked).DistinctBy(v => v.Field)
        );
        var reminders = Good.SelectMany(r => r.Problems).Any(v => v.Severity == Severity.Remind);
        if (
            PlainText.Check(
                "Reason",
                "理由",
                Settings.Answers.Reason,
                PlainText.NoteRunes,
                required: reminders,
                lines: true
            ) is
            { } missing
        )
            open.Add(
                missing.Code == "Required"
                    ? missing with
                    {
                        Message = "有提醒，请写明理由，例如“按现任班子登记”。",
                    }
                    : missing
            );
        return new(asking.Exists(c => c.Registers), asking.Exists(c => c.Begins), reminders, open);
    }
}

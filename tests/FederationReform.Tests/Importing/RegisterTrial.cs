using FederationReform.Access;
using FederationReform.Exports;
using FederationReform.Importing;
using FederationReform.Registers;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Xunit.Sdk;

namespace FederationReform.Tests.Importing;

/// <summary>Every register with every engine: a new register is tried without a line here.</summary>
internal static class RegisterTrials
{
    public static IEnumerable<RegisterKind> Kinds => Enum.GetValues<RegisterKind>();

    public static async Task<RegisterTrial> OnAsync(Given given, RegisterKind kind)
    {
        var form = ImportForms.Of(kind.Import()).GetType();
        form.GetGenericTypeDefinition().Should().Be(typeof(RegisterForm<>));
        var trial = (RegisterTrial)
            Activator.CreateInstance(typeof(RegisterTrial<>).MakeGenericType(form.GetGenericArguments()), given)!;
        await trial.PrepareAsync();
        return trial;
    }
}

/// <summary>Runs a theory for every register on the embedded engine.</summary>
public sealed class RegistersOnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) =>
        RegisterTrials.Kinds.Select(kind => (object[])[Engine.Sqlite, kind]);
}

/// <summary>The same on PostgreSQL; skipped where no server is given.</summary>
public sealed class RegistersOnPostgresAttribute : DataAttribute
{
    public RegistersOnPostgresAttribute() => Skip = new OnPostgresAttribute().Skip;

    public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) =>
        RegisterTrials.Kinds.Select(kind => (object[])[Engine.Postgres, kind]);
}

/// <summary>
/// A county with its register: a township chair, county staff, and a unit of each level that the register is kept at.
/// Entries are made from the register's own inputs.
/// </summary>
internal abstract class RegisterTrial(Given given)
{
    public VillageCase World { get; private set; } = null!;

    /// <summary>The units in which an entry is stored, one each.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    protected Given Given => given;

    public abstract ImportForm Form { get; }

    /// <summary>
    /// A column that may change without the entry becoming another one, and another text for it; null where an entry is
    /// all that it says.
    /// </summary>
    public abstract (SheetColumn Column, string Text)? Correction { get; }

    public async Task PrepareAsync()
    {
        World = await VillageCase.OnAsync(given, villages: 2);
        var office = await given.UnitAsync(UnitLevel.Institution, "浦城县医院", World.County);
        var school = await given.UnitAsync(UnitLevel.Institution, "中心小学", World.Township);
        Units = [.. ((Unit[])[World.County, office, World.Township, school, .. World.Villages]).Where(Keeps)];
    }

    public abstract bool OnePerUnit { get; }

    /// <summary>Stores an entry in each of <see cref="Units"/>.</summary>
    public abstract Task FillAsync();

    public abstract Task<Exported> ExportAsync(UnitScope scope, Stream file, EntryFilter? filter = null);

    /// <summary>The texts of an entry, by the keys of the inputs.</summary>
    public abstract IReadOnlyDictionary<string, string> Texts(int number);

    /// <summary>The title and the version of each stored entry, by its id.</summary>
    public abstract Task<IReadOnlyList<(int Id, int UnitId, string Title, IReadOnlyList<string> Texts)>> StoredAsync();

    public abstract Task ChangeAsync(int id);

    protected abstract bool Keeps(Unit unit);

    public byte[] File(params IEnumerable<(string Unit, int Number)> rows) =>
        XlsxFile.Of([
            ["单位", .. Form.Columns.Skip(2).Select(c => (object?)c.Title)],
            .. rows.Select(r =>
                (object?[])[r.Unit, .. Form.Columns.Skip(2).Select(c => (object?)Texts(r.Number)[c.Key])]
            ),
        ]);

    public async Task<ImportPreview> StartAsync(UnitScope scope, byte[] file)
    {
        var started = await given
            .Use<StartImport>()
            .RunAsync(scope, new(Form.Kind, null, "台账.xlsx", file, Guid.NewGuid()));
        started.Violations.Should().BeEmpty();
        return await PreviewAsync(scope, started.ImportId!.Value);
    }

    public async Task<ImportPreview> PreviewAsync(UnitScope scope, int import) =>
        (await given.Use<ImportPreviewQuery>().RunAsync(scope, import, new()))!;

    public Task<Violations> ApplyAsync(UnitScope scope, ImportPreview seen) =>
        given.Use<ApplyImport>().RunAsync(scope, new(seen.Id, seen.Version, seen.Counts, Guid.NewGuid()));

    public async Task<Violations> UndoAsync(UnitScope scope, int import) =>
        await given
            .Use<UndoImport>()
            .RunAsync(scope, new(import, (await PreviewAsync(scope, import)).Version, Guid.NewGuid()));

    public async Task<ImportPreview> ChangeAsync(
        UnitScope scope,
        ImportPreview seen,
        Func<ImportSettings, ImportSettings> change
    )
    {
        (await given.Use<ChangeImport>().RunAsync(scope, new(seen.Id, seen.Version, change(seen.Settings))))
            .Violations.Should()
            .BeEmpty();
        return await PreviewAsync(scope, seen.Id);
    }
}

internal sealed class RegisterTrial<TEntry>(Given given) : RegisterTrial(given)
    where TEntry : class, IRegisterEntry<TEntry>
{
    public override ImportForm Form => ImportForms.Of(TEntry.Kind.Import());

    public override (SheetColumn Column, string Text)? Correction =>
        Others(Entry(1))
            .Where(o => o.Entry.IsSameAs(Entry(1)))
            .Select(o => ((SheetColumn Column, string Text)?)(o.Input, o.Text))
            .FirstOrDefault();

    private DateOnly Today => Given.Clock.Today();

    public override bool OnePerUnit => TEntry.OnePerUnit;

    public override IReadOnlyDictionary<string, string> Texts(int number) => SampleEntry<TEntry>.Texts(number, Today);

    public override async Task FillAsync()
    {
        var number = 1;
        foreach (var unit in Units)
            (await Given.Use<AddEntry<TEntry>>().RunAsync(World.Staff, new(unit.Id, Entry(number++), Guid.NewGuid())))
                .Should()
                .BeEmpty();
    }

    public override Task<Exported> ExportAsync(UnitScope scope, Stream file, EntryFilter? filter = null) =>
        Given.Use<ExportRegister<TEntry>>().RunAsync(scope, new(filter ?? new(), "核对台账"), file);

    public override async Task<
        IReadOnlyList<(int Id, int UnitId, string Title, IReadOnlyList<string> Texts)>
    > StoredAsync()
    {
        await using var db = Given.Portal.OpenForSystem();
        return
        [
            .. (await db.Set<RegisterRow<TEntry>>().AsNoTracking().OrderBy(r => r.Id).ToListAsync()).Select(r =>
                (r.Id, r.UnitId, r.Title, (IReadOnlyList<string>)[.. TEntry.Inputs.Select(i => i.Write(r.Entry))])
            ),
        ];
    }

    public override async Task ChangeAsync(int id)
    {
        await using var db = Given.Portal.OpenForSystem();
        var row = await db.Set<RegisterRow<TEntry>>().AsNoTracking().SingleAsync(r => r.Id == id);
        var entry = Others(row.Entry).First().Entry;
        (await Given.Use<ChangeEntry<TEntry>>().RunAsync(World.Staff, new(id, row.Version, Guid.NewGuid(), entry)))
            .Should()
            .BeEmpty();
    }

    protected override bool Keeps(Unit unit) => TEntry.IsKeptAt(unit.Level);

    /// <summary>Sound entries that differ from one in a single field.</summary>
    private IEnumerable<(ResultInput<TEntry> Input, string Text, TEntry Entry)> Others(TEntry entry) =>
        TEntry
            .Inputs.Reverse()
            .SelectMany(i =>
                SampleEntry<TEntry>
                    .Candidates(i, 7, Today)
                    .Append(SampleEntry<TEntry>.Text(entry, i, 2, Today))
                    .Where(text => text.Length > 0)
                    .Select(text => (i, text, Read: i.Fill(entry, text)))
            )
            .Where(o => o.Read.Problem is null && !o.Read.Value.Equals(entry) && o.Read.Value.Check(Today).Count == 0)
            .Select(o => (o.i, o.text, o.Read.Value));

    private TEntry Entry(int number)
    {
        var violations = new Violations();
        var entry = Entries.Read<TEntry>(key => Texts(number)[key], violations);
        violations.Should().BeEmpty();
        return entry;
    }
}

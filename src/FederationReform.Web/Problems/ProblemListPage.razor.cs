using System.Globalization;
using FederationReform.Access;
using FederationReform.Problems;
using FederationReform.Web.Components;
using Microsoft.AspNetCore.Components;

namespace FederationReform.Web.Problems;

public sealed partial class ProblemListPage
{
    private static readonly (ProblemState State, string Name)[] states =
    [
        (ProblemState.Open, "整改中"),
        (ProblemState.Overdue, "逾期"),
        (ProblemState.Mended, "已销号"),
        (ProblemState.All, "全部"),
    ];

    private ProblemFilter filter = new();
    private ProblemList? list;
    private bool? allowed;
    private bool keeps;
    private string? said;
    private ActionDialog adding = default!;
    private ActionDialog mending = default!;
    private ActionDialog reopening = default!;

    // The problem that a dialog is about; null for a new one.
    private ProblemRow? chosen;
    private int? unitId;
    private ProblemKind kind;
    private ProblemSource source;
    private string? what;
    private string? measure;
    private string? owner;
    private DateOnly? foundOn;
    private DateOnly? dueOn;
    private DateOnly? mendedOn;
    private string? how;

    // Declared, because only so does the router tell an open page of another query.
    [SupplyParameterFromQuery(Name = "state")]
    private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "source")]
    private string? Source { get; set; }

    [SupplyParameterFromQuery(Name = "unit")]
    private string? Unit { get; set; }

    [SupplyParameterFromQuery(Name = "text")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "visit")]
    private string? Visit { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? Page { get; set; }

    private string Standing =>
        list!.Counts[ProblemState.All] == 0
            ? "督导、审核、上报中发现的问题"
            : $"共 {list.Counts[ProblemState.All]} 个，已销号 {list.Counts[ProblemState.Mended]} 个，销号率 "
                + new Ratio(list.Counts[ProblemState.Mended], list.Counts[ProblemState.All]);

    private List<(string, string)> Chosen
    {
        get
        {
            var parts = new List<(string, string)>();
            var first = filter with { Page = 1 };
            if (filter.Kind is { } only)
                parts.Add((only.Name(), Urls.ProblemsOf(first with { Kind = null })));
            if (filter.Source is { } from)
                parts.Add((from.Name(), Urls.ProblemsOf(first with { Source = null })));
            if (filter.UnitId is not null)
                parts.Add((list!.Unit.Name, Urls.ProblemsOf(first with { UnitId = null })));
            if (filter.VisitId is not null)
                parts.Add(("一次督导中发现的", Urls.ProblemsOf(first with { VisitId = null })));
            if (filter.Text is { } words)
                parts.Add(($"“{words}”", Urls.ProblemsOf(first with { Text = null })));
            return parts;
        }
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        if (await Current.OrSignInAsync() is not { } scope)
            return;
        (allowed, keeps) = (scope.May(Permissions.ViewRecord), scope.May(Permissions.KeepProblems));
        if (allowed is false)
            return;
        filter = Asked;
        list = await Problems.RunAsync(scope, filter);
        if (list is null)
            Navigation.NotFound();
    }

    private Task ReloadAsync(string done)
    {
        said = done;
        return LoadAsync();
    }

    private void OpenNew()
    {
        (chosen, unitId, kind, source) = (null, null, ProblemKind.Perfunctory, ProblemSource.Visit);
        (what, measure, owner, foundOn, dueOn) = (null, null, null, Clock.Today(), null);
        adding.Open();
    }

    private void OpenChange(ProblemRow row)
    {
        (chosen, kind, source) = (row, row.Entry.Kind, row.Entry.Source);
        (what, measure, owner) = (row.Entry.What, row.Entry.Measure, row.Entry.Owner);
        (foundOn, dueOn) = (row.Entry.FoundOn, row.Entry.DueOn);
        adding.Open();
    }

    private void OpenMend(ProblemRow row)
    {
        (chosen, mendedOn, how) = (row, Clock.Today(), null);
        mending.Open();
    }

    private void OpenReopen(ProblemRow row)
    {
        chosen = row;
        reopening.Open();
    }

    private Task<Violations> SaveAsync(UnitScope scope, Guid operation, string? reason)
    {
        var entry = new ProblemEntry(kind, source, what, measure, owner, foundOn, dueOn);
        return chosen is null
            ? Add.RunAsync(scope, new(unitId, entry, operation))
            : Change.RunAsync(scope, new(chosen.Id, chosen.Version, operation, entry));
    }

    private Task<Violations> MendAsync(UnitScope scope, Guid operation, string? reason) =>
        Mend.RunAsync(scope, new(chosen!.Id, chosen.Version, operation, mendedOn, how));

    private Task<Violations> ReopenAsync(UnitScope scope, Guid operation, string? reason) =>
        Reopen.RunAsync(scope, new(chosen!.Id, chosen.Version, operation, reason));

    /// <summary>The visit or check in which it was found, where the reader may open it.</summary>
    private static string? PlaceOf(ProblemRow row) =>
        row.VisitId is { } visit ? Urls.Visit(visit)
        : row.SpotCheckId is { } check ? Urls.SpotCheck(check)
        : null;

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";
}

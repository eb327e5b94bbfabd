using FederationReform.Dashboards;
using FederationReform.Figures;
using FederationReform.Problems;
using FederationReform.Registers;
using FederationReform.Tree;

namespace FederationReform.Summaries;

/// <summary>A figure as it is now, with what explains it.</summary>
/// <param name="UnitName">Of which unit, in words: the scope of the figure.</param>
/// <param name="Name">What is counted.</param>
/// <param name="On">The day of counting.</param>
/// <param name="Sources">The lists behind it; several where several campaigns or groups are added up.</param>
public sealed record SummaryFigure(
    FigureKey Key,
    int Value,
    string UnitName,
    string Name,
    DateOnly On,
    IReadOnlyList<FigureSource> Sources
)
{
    public string Written => Key.Indicator.Write(Value);

    public string Definition => Key.Indicator.Definition();
}

/// <summary>A list that shows what a figure counts.</summary>
/// <param name="Label">What its link says.</param>
public abstract record FigureSource(string Label);

public sealed record RecordsSource(string Label, int CampaignId, int UnitId, RecordSelection Of) : FigureSource(Label);

/// <param name="On">The day of the ages.</param>
public sealed record PeopleSource(
    string Label,
    int CampaignId,
    int UnitId,
    PostGroup Group,
    PeopleFigure Of,
    DateOnly On
) : FigureSource(Label);

public sealed record CommitteeSource(string Label, int UnitId) : FigureSource(Label);

public sealed record ProblemsSource(string Label, ProblemFilter Filter) : FigureSource(Label);

/// <summary>The people in the committees in office of the units of one level, or the figures of them all.</summary>
/// <param name="Level">Villages or townships.</param>
/// <param name="Of">Null for the page of all figures.</param>
/// <param name="On">The day of the ages.</param>
public sealed record StructureSource(
    string Label,
    int UnitId,
    UnitLevel Level,
    PostGroup Group,
    PeopleFigure? Of,
    DateOnly On
) : FigureSource(Label);

/// <summary>The entries of a register in one year; of a type where there is one.</summary>
public sealed record RegisterSource(string Label, RegisterKind Kind, EntryFilter Filter) : FigureSource(Label);

/// <summary>The figures of a unit as they are on one day.</summary>
public sealed class SummaryFigures(DateOnly on, IReadOnlyList<SummaryFigure> all)
{
    private readonly Dictionary<FigureKey, SummaryFigure> byKey = all.ToDictionary(f => f.Key);

    public DateOnly On => on;

    public IReadOnlyList<SummaryFigure> All => all;

    /// <summary>Null when the figure no longer exists, as that of a 妇委会 that was dissolved.</summary>
    public SummaryFigure? Find(FigureKey key) => byKey.GetValueOrDefault(key);

    internal int Value(FigureKey key) => Find(key)?.Value ?? 0;
}

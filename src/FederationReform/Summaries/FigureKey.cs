using System.Text.Json.Serialization;
using FederationReform.Problems;

namespace FederationReform.Summaries;

/// <summary>One figure that a summary can state: what is counted, and of which unit.</summary>
/// <param name="UnitId">The summary's unit; for one 妇委会 the agency, school or hospital.</param>
/// <param name="Kind">Only where problems of one type are counted.</param>
/// <param name="Type">Only where entries of one type of a register are counted; see <see cref="WorkFigures"/>.</param>
public sealed record FigureKey(SummaryIndicator Indicator, int UnitId, ProblemKind? Kind = null, int? Type = null);

/// <summary>
/// Where a figure stands in a text: the characters from <see cref="Start"/> on are its number, as the portal wrote it.
/// </summary>
/// <param name="Value">What was counted when the number was written.</param>
/// <param name="Written">The number as it stands in the text, for example 146 or 94.74%.</param>
/// <param name="Start">The place of its first character, in UTF-16 units.</param>
public sealed record FigureMark(FigureKey Key, int Value, string Written, int Start)
{
    [JsonIgnore]
    public int End => Start + Written.Length;
}

using FederationReform.Access;
using FederationReform.Rules;
using FederationReform.Units;

namespace FederationReform.Web.Components;

/// <summary>
/// The rows of a pasted block that are about one unit. A table of a whole township names its villages in a column, and
/// the neighbours' people must not come into this one's list.
/// </summary>
/// <param name="Block">Without the rows of other units.</param>
/// <param name="Said">What is left out, in a sentence; empty when nothing is.</param>
internal sealed record PastedRows(PastedBlock Block, string Said)
{
    public static async Task<PastedRows> OfUnitAsync(
        PastedBlock block,
        UnitsNamedQuery units,
        UnitScope scope,
        int unitId,
        string unitName
    )
    {
        var named = block.Units.Where(unit => unit.Length > 0).Distinct().ToList();
        if (named.Count == 0)
            return new(block, "");
        var own = await units.RunAsync(scope, unitId, named);
        var others = named.Except(own).ToList();
        // Rows above the first name may be anybody's where several units are named.
        var ours = block.Only(unit => unit.Length == 0 ? others.Count == 0 : own.Contains(unit));
        return new(
            ours,
            ours.Rows.Count == 0
                    ? $"粘贴的内容写的是{Listed(others)}，不是{unitName}，没有放进来。"
                        + "确实是本单位的，请复制时不要选中单位这一列。"
                : ours.Rows.Count < block.Rows.Count
                    ? $"另有 {block.Rows.Count - ours.Rows.Count} 行不是本单位的（{Listed(others)}），没有放进来。"
                : ""
        );
    }

    private static string Listed(List<string> units) =>
        string.Join("、", units.Take(3).Select(unit => $"“{unit}”")) + (units.Count > 3 ? "等" : "");
}

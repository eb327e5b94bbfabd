using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

/// <param name="PathText">福建省 › 南平市 › 浦城县</param>
public sealed record DivisionFound(string Code, UnitLevel Level, string PathText);

/// <summary>
/// Finds a county or prefecture of the national list by name, pinyin or code, among those the account may create units
/// of.
/// </summary>
public sealed class DivisionSearchQuery(PortalDb portal)
{
    public const int MaxResults = 20;

    /// <summary>
    /// Empty for an account without the permission, and for a unit whose code is unknown, since nothing says what lies
    /// below it.
    /// </summary>
    public async Task<IReadOnlyList<DivisionFound>> RunAsync(
        UnitScope scope,
        string? text,
        CancellationToken cancel = default
    )
    {
        if (
            !scope.May(Permissions.ManageUnits)
            || PlainText.CleanName(text) is not { } wanted
            || await OwnCodeAsync(scope, cancel) is not { } own
        )
            return [];
        var letters = Pinyin.Typed(text) is { } typed ? " " + typed : null;
        return
        [
            .. DivisionList
                .Upper.Where(d =>
                    d.Level is UnitLevel.Prefecture or UnitLevel.County
                    && d.Code.StartsWith(own, StringComparison.Ordinal)
                )
                .Select(d => (Division: d, Found: new DivisionFound(d.Code, d.Level, DivisionList.PathText(d))))
                .Where(d =>
                    d.Division.Code.StartsWith(wanted, StringComparison.Ordinal)
                    || d.Division.Code == UnitCode.Shortened(wanted)
                    || d.Found.PathText.Contains(wanted, StringComparison.Ordinal)
                    || ByLetters(d.Division, letters) >= 0
                )
                .OrderByDescending(d =>
                    d.Division.Name.StartsWith(wanted, StringComparison.Ordinal) || ByLetters(d.Division, letters) == 0
                )
                .ThenByDescending(d => d.Division.Name.Contains(wanted, StringComparison.Ordinal))
                .ThenBy(d => d.Division.Code, StringComparer.Ordinal)
                .Select(d => d.Found)
                .Take(MaxResults),
        ];
    }

    /// <summary>
    /// The index of the letters in the division's pinyin keys: 0 when its name begins with them, -1 when they do not
    /// occur.
    /// </summary>
    private static int ByLetters(Division division, string? letters) =>
        letters is null ? -1 : DivisionList.PinyinKeys(division).IndexOf(letters, StringComparison.Ordinal);

    /// <summary>The code prefix that everything below the account's unit shares; empty for the nation.</summary>
    private async Task<string?> OwnCodeAsync(UnitScope scope, CancellationToken cancel)
    {
        await using var db = portal.Open(scope);
        var own = await db
            .Units.VisibleTo(scope)
            .Where(u => u.Id == scope.UnitId)
            .Select(u => new { u.Level, u.Code })
            .SingleOrDefaultAsync(cancel);
        return own switch
        {
            { Level: UnitLevel.Nation } => "",
            { Level: <= UnitLevel.County, Code: { } code } => code[..(2 * (int)own.Level)],
            _ => null,
        };
    }
}

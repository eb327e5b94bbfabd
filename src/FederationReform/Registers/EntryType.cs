using System.Text.Json.Serialization;

namespace FederationReform.Registers;

/// <summary>A type that entries of a register may have, as a county keeps it.</summary>
/// <param name="Number">
/// What entries keep: it never changes and is never given twice. That of a county's own type begins with its group, so
/// that a sum over several counties needs none of their lists.
/// </param>
/// <param name="Retired">Offered no more; entries that have it keep it, and it stays in every sum.</param>
/// <param name="Points">What an entry of it earns, in a register that counts points.</param>
public sealed record EntryType(int Number, string Name, bool Retired = false, int Points = 1)
{
    private const int Numbers = 1000;

    /// <summary>Added by a county, and none of the types that every county begins with.</summary>
    [JsonIgnore]
    public bool Own => IsOwn(Number);

    /// <summary>What a county's own type is counted with; a type that every county has is its own group.</summary>
    [JsonIgnore]
    public int Group => GroupOf(Number);

    public static bool IsOwn(int number) => number >= Numbers;

    public static int GroupOf(int number) => IsOwn(number) ? number / Numbers : number;

    /// <summary>The lowest number of a county's own types of a group; that of the next group bounds it.</summary>
    public static int FirstOf(int group) => group * Numbers;
}

/// <summary>What a county begins with in a register whose types it may complete.</summary>
/// <param name="Name">What the list is called on buttons and in the history: 活动类型.</param>
/// <param name="Field">The input that says the type of an entry.</param>
/// <param name="Types">In the order in which they are offered.</param>
/// <param name="GroupLabel">What the group of an own type is called: 合计到.</param>
/// <param name="Groups">What an own type can be counted with, by number.</param>
/// <param name="Points">Whether types earn points.</param>
public sealed record TypeScheme(
    string Name,
    string Field,
    IReadOnlyList<EntryType> Types,
    string GroupLabel,
    IReadOnlyList<EntryType> Groups,
    bool Points = false
);

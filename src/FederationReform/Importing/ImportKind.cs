using FederationReform.Registers;

namespace FederationReform.Importing;

/// <summary>What a file is read as. The numbers are stored in the database.</summary>
public enum ImportKind
{
    /// <summary>村级选举结果: one sheet with a column of villages; fills the results of a campaign.</summary>
    Results = 1,

    /// <summary>现任班子花名册: who holds which post now.</summary>
    Roster = 2,

    // The registers: ImportNames.Import says which is which.
    Activities = 11,
    TeamsAndBases = 12,
    Honours = 13,
    Publicity = 14,
    Funds = 25,
    Deeds = 26,
    Meetings = 27,
}

/// <summary>The state of an import. The numbers are stored in the database.</summary>
public enum ImportState
{
    /// <summary>准备中: the file was read, nothing was written.</summary>
    Preparing = 1,

    /// <summary>已导入</summary>
    Applied = 2,

    /// <summary>已撤销: what it had written was taken back.</summary>
    Undone = 3,

    /// <summary>已放弃: nothing was ever written.</summary>
    Discarded = 4,
}

/// <summary>The verdict on a row.</summary>
public enum ImportVerdict
{
    New = 1,
    Changed = 2,
    Same = 3,

    /// <summary>The same row stands further up in the file; it counts once.</summary>
    Twice = 4,
    Error = 5,
}

public static class ImportNames
{
    /// <summary>The import of a register has its number, above the other kinds.</summary>
    public static ImportKind Import(this RegisterKind register) => (ImportKind)(10 + (int)register);

    public static string Name(this ImportKind kind) => ImportForms.Of(kind).Name;

    public static string Name(this ImportState state) =>
        state switch
        {
            ImportState.Preparing => "准备中",
            ImportState.Applied => "已导入",
            ImportState.Undone => "已撤销",
            ImportState.Discarded => "已放弃",
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    public static string Name(this ImportVerdict verdict) =>
        verdict switch
        {
            ImportVerdict.New => "新增",
            ImportVerdict.Changed => "有变化",
            ImportVerdict.Same => "相同",
            ImportVerdict.Twice => "重复行",
            ImportVerdict.Error => "需要修改",
            _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
        };
}

namespace FederationReform.Tree;

/// <summary>The refusals of changes to the tree, each with the way out.</summary>
internal static class UnitRefusal
{
    public const string NameTakenCode = "UnitNameTaken";
    public const string CodeTakenCode = "UnitCodeTaken";
    public const string StateCode = "UnitState";
    public const string KindCode = "UnitKind";
    public const string LastDayCode = "UnitLastDay";
    public const string ClosedCode = "UnitClosed";

    public static Violation PlaceTaken { get; } =
        new("UnitPlaceTaken", "", "同一时间有别人也在这里添加单位，请再按一次。");

    public static Violation NameTaken(string parent, string name) =>
        new(NameTakenCode, "Name", $"{parent}下已经有“{name}”，请换一个名称，或者直接使用已有的单位。");

    public static Violation CodeTaken(string code, string unit) =>
        new(CodeTakenCode, "Code", $"代码 {code} 正由“{unit}”使用，请核对；如果那个单位已经撤销，请先停用它。");

    public static Violation Closed(string name) =>
        new(StateCode, "", $"“{name}”已停用，不能修改。需要时请先恢复使用。");

    public static Violation NotClosed(string name) => new(StateCode, "", $"“{name}”正在使用，不用恢复。");

    public static Violation ParentClosed(string parent) =>
        new(StateCode, "", $"上级单位“{parent}”已停用，请先恢复上级单位。");

    public static Violation HasChildren(int open) =>
        new(StateCode, "", $"下面还有 {open} 个正在使用的单位，请先停用它们。");

    public static Violation Fixed(string name) =>
        new(StateCode, "", $"“{name}”是您账号所在的单位或整个系统的最上级，不能停用。");

    public static Violation Root => new(StateCode, "", "“全国”是整个系统的最上级，不能修改。");

    public static Violation KindMissing => new("Required", "Kind", "请选择单位类别。");

    public static Violation KindBelow(string parent, UnitKind kind) =>
        new(KindCode, "Kind", $"“{parent}”下面不能添加“{kind.Name()}”，请选择比它低的类别。");

    public static Violation KindOfOtherLevel(UnitKind kind, UnitLevel level) =>
        new(KindCode, "Kind", $"这是{level.Name()}单位，不能改为“{kind.Name()}”。级别不对时，请停用后重新添加。");
}

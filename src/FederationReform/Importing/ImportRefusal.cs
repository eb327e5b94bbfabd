namespace FederationReform.Importing;

/// <summary>The refusals of an import, each with the way out.</summary>
internal static class ImportRefusal
{
    public const string StateCode = "ImportState";
    public const string ErrorsCode = "ImportErrors";
    public const string ChangedCode = "ImportChanged";

    public static Violation NotPreparing(Import import) =>
        new(
            StateCode,
            "",
            import.State switch
            {
                ImportState.Applied =>
                    $"“{import.FileName}”已经导入，不能再改。需要改动时，请先撤销这次导入，或者直接修改有关记录。",
                ImportState.Undone => $"“{import.FileName}”的导入已经撤销。需要再导入时，请重新上传。",
                _ => $"“{import.FileName}”的导入已经放弃。需要导入时，请重新上传。",
            }
        );

    public static Violation Stale =>
        new(Refusal.StaleCode, "", "这次导入刚在另一个页面里改动过。请刷新本页，核对后再继续。");

    public static Violation FileGone =>
        new(StateCode, "", $"上传的文件只保留 {ImportFile.Kept.Days} 天，已经删除。请重新上传。");

    public static Violation Errors(int rows) =>
        new(ErrorsCode, "", $"还有 {rows} 行需要修改，一行也没有导入。请改好这些行，或者选择“只导入没有问题的行”。");

    public static Violation Nothing => new("ImportNothing", "", "文件里的内容与现有记录完全相同，没有可以导入的变化。");

    public static Violation ChangedSincePreview =>
        new(
            ChangedCode,
            "",
            "核对之后，有关记录又有改动，导入结果会和刚才看到的不同，所以一行也没有导入。请再核对一遍。"
        );

    public static Violation NotApplied => new(StateCode, "", "这次导入没有写入内容，不用撤销。");

    public static Violation ChangedSince(IEnumerable<string> what) =>
        new(
            ChangedCode,
            "",
            $"导入之后又有改动，撤销会把它们一并收回，所以没有撤销：{string.Join("；", what)}。请直接修改有关记录。"
        );
}

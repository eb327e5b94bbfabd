using FederationReform.Importing;

namespace FederationReform.Web.Importing;

/// <summary>What is said of an import before it is carried out.</summary>
internal static class ImportWords
{
    private const int NamedUnits = 20;

    /// <summary>The button that carries it out.</summary>
    public static string Act(ImportPreview preview) =>
        preview.Counts.Writes > 0 ? $"导入 {preview.Counts.Writes} 行" : "导入";

    /// <summary>What stands in the way, the first thing to do first.</summary>
    public static string Standing(ImportPreview preview) =>
        preview.General.Blocking ? "请先处理上面写明的问题：各列对应，或者工作表是哪个单位的"
        : preview.Questions.Open.Count > 0 ? preview.Questions.Open[0].Message
        : preview.Counts.Error > 0 && !preview.Settings.OnlyGood
            ? $"有 {preview.Counts.Error} 行需要修改，改好以后，或者勾选“只导入没有问题的行”，就可以导入"
        : !preview.Writes ? "与现有记录完全相同，没有可以导入的变化"
        : "可以导入";

    /// <summary>What the import will do, for the question before it.</summary>
    public static string Consequences(ImportPreview preview) =>
        $"新增 {preview.Counts.New} {Measure(preview)}，更新 {preview.Counts.Changed} {Measure(preview)}，"
        + $"相同的 {preview.Counts.Same} {Measure(preview)}不动"
        + (preview.Counts.Twice > 0 ? $"，重复的 {preview.Counts.Twice} 行只算一次" : "")
        + (preview.Counts.Error > 0 ? $"，有问题的 {preview.Counts.Error} 行不导入" : "")
        + "。"
        + (
            preview.Settings.Replace && preview.Units.Sum(u => u.NotInFile.Count) is var gone and > 0
                ? $"记录里有、文件里没有的 {gone} 人将从名单里去掉。"
                : ""
        );

    private static string Measure(ImportPreview preview) => preview.Form.Words.Measure;

    public static string UnitsOf(ImportPreview preview) =>
        string.Join("、", preview.Units.Take(NamedUnits).Select(u => u.Trail))
        + (preview.Units.Count > NamedUnits ? $"等 {preview.Units.Count} 个" : "");
}

namespace FederationReform.Spreadsheets.Reading;

/// <summary>The refusals of a file: what is wrong with it and what to do, for the person who chose it.</summary>
internal static class SpreadsheetRefusal
{
    public const string Field = "File";
    public const string TooManyRowsCode = "TooManyRows";
    private const string SaveAgain =
        "请用 Excel 或 WPS 打开它，“另存为”类型选“Excel 工作簿 (*.xlsx)”，再上传另存的文件。";

    public static Violation Empty => Of("FileEmpty", "这个文件是空的（0 字节）。请检查文件，或者重新从电脑里选择。");

    public static Violation UnknownExtension(string name) =>
        Of("FileExtension", $"只能上传 .xlsx 或 .xls 表格，“{Shown(name)}”不是。如果是表格的其他格式，{SaveAgain}");

    public static Violation ExtensionMismatch(string extension, string content) =>
        Of("FileExtension", $"这个文件的扩展名是 {extension}，内容却是{content}。{SaveAgain}");

    public static Violation NotASpreadsheet(string content) =>
        Of("NotASpreadsheet", $"不是有效的 Excel 文件：内容是{content}。{SaveAgain}");

    public static Violation Damaged =>
        Of(
            "FileDamaged",
            "不是有效的 Excel 文件：内容不完整或已损坏。请重新下载或复制一份；"
                + $"如果能用 Excel 或 WPS 打开，{SaveAgain[1..]}"
        );

    public static Violation Encrypted =>
        Of(
            "FileEncrypted",
            "这个文件设了打开密码，无法读取。"
                + "请打开它，在“文件—信息—保护工作簿”（WPS 为“文件—文档加密”）中取消密码，保存后再上传。"
        );

    public static Violation Macros => Of("FileMacros", $"这个文件带有宏，为了安全不能上传。{SaveAgain}");

    public static Violation Objects =>
        Of(
            "FileObjects",
            "这个文件里嵌有其他文件或控件（OLE、ActiveX），为了安全不能上传。"
                + "请只把需要的表格复制到一个新文件里，保存后再上传。"
        );

    public static Violation Unsafe =>
        Of("FileUnsafe", $"这个文件的内部结构不符合 Excel 的规范，为了安全不能读取。{SaveAgain}");

    public static Violation NoSheet =>
        Of(
            "SheetEmpty",
            "这个文件里没有可以读取的内容：所有可见的工作表都是空的。请检查文件，或者取消隐藏需要的工作表。"
        );

    public static Violation SheetMissing(int sheet) =>
        Of("SheetMissing", $"文件里没有第 {sheet + 1} 个工作表。请重新选择工作表。");

    public static Violation TooLarge(int maxBytes) =>
        Of(
            "FileTooLarge",
            $"文件超过 {maxBytes / 1024 / 1024} MB。请删去图片和不需要的工作表，或者把名单分成几个文件上传。"
        );

    public static Violation Inflated =>
        Of(
            "FileInflated",
            "这个文件解开后的内容过大，为了安全不能读取。请只把需要的表格复制到一个新文件里，保存后再上传。"
        );

    public static Violation TooManyRows(string sheet, int maxRows) =>
        Of(
            TooManyRowsCode,
            $"工作表“{Shown(sheet)}”超过 {maxRows} 行，一次最多读取 {maxRows} 行。请把名单分成几个文件上传。"
        );

    public static Violation TooManyRowsTogether(int maxRows) =>
        Of(
            TooManyRowsCode,
            $"选择的工作表一共超过 {maxRows} 行，一次最多读取 {maxRows} 行。请少选几张，其余的另外导入一次。"
        );

    public static Violation TooManyColumns(string sheet, int maxColumns) =>
        Of(
            "TooManyColumns",
            $"工作表“{Shown(sheet)}”在第 {maxColumns} 列之后还有内容。请删去名单以外的列，保存后再上传。"
        );

    public static Violation TooMuchText(string sheet) =>
        Of("TooMuchText", $"工作表“{Shown(sheet)}”的文字过多。请只保留名单需要的列，保存后再上传。");

    private static Violation Of(string code, string message) => new(code, Field, message);

    private static string Shown(string name) => name.Length <= 60 ? name : name[..60] + "…";
}

/// <summary>Carries a refusal up from the code that reads a part of a file.</summary>
internal sealed class SpreadsheetRefusedException(Violation violation) : Exception
{
    public Violation Violation { get; } = violation;
}

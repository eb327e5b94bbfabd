namespace FederationReform.Files;

/// <summary>Why a file is not kept, and what the person who chose it can do.</summary>
internal static class FileRefusal
{
    public const string Field = "File";
    public const string HeicCode = "FileHeic";
    public const string UnknownCode = "FileUnknown";
    public const string DamagedCode = "FileDamaged";

    private const string Kinds = "照片（JPEG、PNG、WebP）、PDF、Word（.docx、.doc）或 Excel（.xlsx、.xls）文件";

    public static Violation Empty => Of("FileEmpty", "这个文件是空的（0 字节）。请检查文件，重新选择。");

    public static Violation TooLarge(int maxBytes) =>
        Of(
            "FileTooLarge",
            $"文件超过 {maxBytes / 1024 / 1024} MB。照片请用手机直接拍摄或压缩后再传；"
                + "扫描件请降低分辨率，或者分成几个文件。"
        );

    public static Violation Heic =>
        Of(
            HeicCode,
            "这张照片是 HEIC 格式，多数电脑打不开，平台不收。苹果手机请在“设置—相机—格式”里选“兼容性最佳”后重拍；"
                + "已有的照片，请在手机上用本页的“拍照或选照片”按钮选择，手机会自动转成 JPEG。"
        );

    public static Violation Unknown => Of(UnknownCode, $"这个文件的内容不是可以存档的种类。请上传{Kinds}。");

    public static Violation Damaged =>
        Of(DamagedCode, "这个文件打不开：内容不完整或已损坏。请重新拍照、重新扫描，或者重新导出一份再上传。");

    public static Violation Encrypted =>
        Of("FileEncrypted", "这个文件设了打开密码，存档以后别人打不开。请取消密码，保存后再上传。");

    public static Violation Macros =>
        Of("FileMacros", "这个文件带有宏，为了安全不能上传。请另存为不带宏的文件（.docx、.xlsx）或者 PDF 再上传。");

    public static Violation Inflated =>
        Of("FileInflated", "这个文件解开后的内容过大，为了安全不能上传。请导出成 PDF 再上传。");

    public static Violation TooManyPixels =>
        Of("FilePixels", "这张照片的像素太多，平台处理不了。请在手机相机设置里把分辨率调低，或者裁小后再上传。");

    private static Violation Of(string code, string message) => new(code, Field, message);
}

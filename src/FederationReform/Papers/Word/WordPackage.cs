using System.IO.Compression;
using System.Xml;

namespace FederationReform.Papers.Word;

/// <summary>
/// Looks into a .docx that somebody uploaded before the SDK opens it: what it packs, how large and how deep that is,
/// and whether it brings anything that acts by itself or is fetched from elsewhere.
/// </summary>
internal static class WordPackage
{
    public const int MostBytes = 2 * 1024 * 1024;

    private const int MostParts = 300;
    private const long MostUnpacked = 40 * 1024 * 1024;
    private const long MostOfAPart = 20 * 1024 * 1024;
    private const int MostDepth = 120;
    private const int MostElements = 400_000;

    // A smaller part does no harm at any ratio.
    private const long RatioMatters = 1024 * 1024;
    private const int MostRatio = 200;

    private const string MainPart = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private static readonly string[] acting =
    [
        "vbaproject",
        "vbadata",
        "activex",
        "embeddings/",
        "oleobject",
        "afchunk",
        "attachedtoolbars",
        "customui",
    ];

    /// <summary>Why the file is refused; null when it may be opened.</summary>
    public static Violation? Check(byte[] file)
    {
        if (file.Length > MostBytes)
            return Refused($"模板文件超过 {MostBytes / 1024 / 1024} MB。请压缩或删去图片后再上传。");
        try
        {
            using var package = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            return CheckParts(package) ?? CheckContent(package);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException)
        {
            return Refused("这个文件打不开：内容不完整或已损坏。请在 Word 或 WPS 里另存一份 .docx 再上传。");
        }
    }

    private static Violation? CheckParts(ZipArchive package)
    {
        if (
            package.Entries.Count > MostParts
            || package.Entries.Sum(e => e.Length) > MostUnpacked
            || package.Entries.Any(e =>
                e.Length > MostOfAPart || (e.Length > RatioMatters && e.Length > e.CompressedLength * MostRatio)
            )
        )
            return Refused("这个文件解开后的内容过大，为了安全不能用作模板。请新建一个文件，把文字复制过去。");
        if (package.Entries.Any(e => e.IsEncrypted))
            return Refused("这个文件设了打开密码。请取消密码，保存后再上传。");
        var names = package.Entries.Select(e => e.FullName.Replace('\\', '/').ToLowerInvariant()).ToList();
        if (
            names.Distinct(StringComparer.OrdinalIgnoreCase).Count() != names.Count
            || names.Exists(n => n.StartsWith('/') || n.Contains(':') || n.Split('/').Contains(".."))
        )
            return Refused("这个文件的内部结构不正常，为了安全不能用作模板。请新建一个文件，把文字复制过去。");
        if (!names.Contains("word/document.xml") || !names.Contains("[content_types].xml"))
            return Refused("这不是 Word 文件（.docx）。请在 Word 或 WPS 里另存为 .docx 再上传。");
        return names.Exists(name => Array.Exists(acting, name.Contains))
            ? Refused("文件里有宏、控件或嵌入的对象，为了安全不能用作模板。请删去以后另存为 .docx 再上传。")
            : null;
    }

    /// <summary>The SDK reads XML level by level, so a part that is too deep would end the program.</summary>
    private static Violation? CheckContent(ZipArchive package)
    {
        var elements = 0;
        foreach (var part in package.Entries)
        {
            var name = part.FullName.ToLowerInvariant();
            if (!name.EndsWith(".xml", StringComparison.Ordinal) && !name.EndsWith(".rels", StringComparison.Ordinal))
                continue;
            using var stream = part.Open();
            using var xml = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit });
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                if (xml.Depth > MostDepth || ++elements > MostElements)
                    return Refused("这个文件的结构太复杂，为了安全不能用作模板。请新建一个文件，把文字复制过去。");
                if (xml.GetAttribute("TargetMode") == "External")
                    return Refused(
                        $"文件引用了外部内容（{Cut(xml.GetAttribute("Target"))}），为了安全不能用作模板。"
                            + "请取消超链接、链接的图片和附加的模板，保存后再上传。"
                    );
                if (name == "[content_types].xml" && !IsAllowed(xml))
                    return Refused("这不是普通的 Word 文件（.docx）。请在 Word 或 WPS 里另存为 .docx，不要带宏。");
            }
        }
        return null;
    }

    private static bool IsAllowed(XmlReader type)
    {
        var content = type.GetAttribute("ContentType") ?? "";
        return !content.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
            && (
                !string.Equals(type.GetAttribute("PartName"), "/word/document.xml", StringComparison.OrdinalIgnoreCase)
                || content == MainPart
            );
    }

    private static string Cut(string? target) => target is { Length: > 60 } ? $"{target[..60]}……" : target ?? "";

    private static Violation Refused(string message) => new("TemplateFile", "File", message);
}

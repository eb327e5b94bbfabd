using System.Globalization;
using System.IO.Compression;
using System.Text;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Spreadsheets;

/// <summary>Groups C1 and C2 of the bad-input corpus: what is refused before a single row is read.</summary>
public sealed class ContainerTests
{
    private static readonly byte[] sound = XlsxFile.Of(["姓名", "出生年月"], ["林一", "1985-03"]);

    public static TheoryData<string, string, byte[]> Refused =>
        new()
        {
            { "FileEmpty", "名单.xlsx", [] },
            { "NotASpreadsheet", "一个字节.xlsx", [0x50] },
            { "NotASpreadsheet", "随机.xlsx", Random(4000) },
            { "NotASpreadsheet", "程序.xlsx", [.. "MZ"u8, .. new byte[2000]] },
            {
                "NotASpreadsheet",
                "网页.xls",
                "<html><body><table><tr><td>姓名</td></tr></table></body></html>"u8.ToArray()
            },
            {
                "NotASpreadsheet",
                "老系统.xls",
                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"u8.ToArray()
            },
            { "NotASpreadsheet", "图.xlsx", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray() },
            { "NotASpreadsheet", "名单.xls", Encoding.UTF8.GetBytes("姓名,出生年月\n林一,1985-03\n") },
            { "NotASpreadsheet", "压缩包.xlsx", Zip(("一.txt", "x")) },
            { "NotASpreadsheet", "文档.xlsx", Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<x/>")) },
            {
                "NotASpreadsheet",
                "开放文档.xlsx",
                Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>"))
            },
            { "NotASpreadsheet", "旧文档.xls", XlsFile.Compound("WordDocument") },
            { "FileDamaged", "没有工作簿.xlsx", new XlsxFile().Sheet("一", []).Without("xl/workbook.xml").Build() },
            {
                "FileDamaged",
                "没有工作表.xlsx",
                new XlsxFile().Sheet("一", []).Without("xl/worksheets/sheet1.xml").Build()
            },
            { "FileDamaged", "没有关系.xlsx", new XlsxFile().Sheet("一", []).Without("_rels/.rels").Build() },
            { "FileDamaged", "空壳.xls", XlsFile.Compound("Something") },
            { "FileExtension", "名单.xlsm", sound },
            { "FileExtension", "名单.et", sound },
            { "FileExtension", "年报\u202Exslx.exe", sound },
            { "FileExtension", "a.xlsx\0.html", sound },
            { "FileExtension", "其实是新格式.xls", sound },
            {
                "FileExtension",
                "其实是旧格式.xlsx",
                new XlsFile()
                    .Sheet(
                        "一",
                        [
                            ["姓名"],
                        ]
                    )
                    .Build()
            },
            { "FileEncrypted", "加密.xlsx", XlsFile.Compound("EncryptionInfo", "EncryptedPackage") },
            { "FileMacros", "宏.xlsx", new XlsxFile().Sheet("一", []).With("xl/vbaProject.bin", [1]).Build() },
            {
                "FileMacros",
                "启用宏.xlsx",
                new XlsxFile()
                    .Sheet("一", [])
                    .With("[Content_Types].xml", ContentTypes("application/vnd.ms-excel.sheet.macroEnabled.main+xml"))
                    .Build()
            },
            {
                "FileMacros",
                "宏.xls",
                new XlsFile()
                    .Sheet(
                        "一",
                        [
                            ["姓名"],
                        ]
                    )
                    .WithStream("_VBA_PROJECT_CUR")
                    .Build()
            },
            {
                "NotASpreadsheet",
                "模板.xlsx",
                new XlsxFile()
                    .Sheet("一", [])
                    .With(
                        "[Content_Types].xml",
                        ContentTypes("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml")
                    )
                    .Build()
            },
            {
                "FileObjects",
                "对象.xlsx",
                new XlsxFile().Sheet("一", []).With("xl/embeddings/oleObject1.bin", [1]).Build()
            },
            {
                "FileObjects",
                "控件.xlsx",
                new XlsxFile().Sheet("一", []).With("xl/activeX/activeX1.xml", "<x/>").Build()
            },
            {
                "FileObjects",
                "对象.xls",
                new XlsFile()
                    .Sheet(
                        "一",
                        [
                            ["姓名"],
                        ]
                    )
                    .WithStream("MBD0018C4AA")
                    .Build()
            },
            { "FileUnsafe", "越级.xlsx", new XlsxFile().Sheet("一", []).With("../../x.xml", "<x/>").Build() },
            { "FileUnsafe", "绝对.xlsx", new XlsxFile().Sheet("一", []).With("/etc/passwd", "x").Build() },
            { "FileUnsafe", "盘符.xlsx", new XlsxFile().Sheet("一", []).With("C:\\x.xml", "x").Build() },
            { "FileUnsafe", "同名.xlsx", new XlsxFile().Sheet("一", []).With("XL/Workbook.xml", "<x/>").Build() },
            { "FileUnsafe", "链接.xlsx", WithSymbolicLink() },
            { "FileInflated", "条目.xlsx", ManyEntries(2_001) },
            {
                "FileInflated",
                "炸弹.xlsx",
                new XlsxFile().Sheet("一", []).With("xl/theme.xml", new byte[50_000_000]).Build()
            },
            {
                "FileDamaged",
                "实体.xlsx",
                WithSheet(
                    """<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><worksheet>"""
                        + """<sheetData><row r="1"><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData>"""
                        + """</worksheet>"""
                )
            },
            {
                "FileDamaged",
                "外部实体.xlsx",
                WithSheet(
                    """<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData>"""
                        + """<row r="1"><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>"""
                )
            },
            { "FileDamaged", "不是XML.xlsx", WithSheet("<worksheet><sheetData><row r=") },
            {
                "FileDamaged",
                "行号倒退.xlsx",
                WithSheet(
                    """<worksheet><sheetData><row r="5"><c t="str"><v>甲</v></c></row><row r="2">"""
                        + """<c t="str"><v>乙</v></c></row></sheetData></worksheet>"""
                )
            },
            {
                "SheetEmpty",
                "空表.xlsx",
                new XlsxFile()
                    .Sheet("一", [])
                    .Sheet(
                        "二",
                        [
                            ["隐藏的"],
                        ],
                        state: "hidden"
                    )
                    .Build()
            },
        };

    /// <summary>UP-02, UP-04, UP-08.</summary>
    [Theory, MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void File_ThatIsNoSoundSpreadsheet_IsRefusedWithAReason(string code, string name, byte[] file)
    {
        var workbook = Read(file, name);

        workbook.Content.Should().BeNull();
        workbook
            .Violations.Should()
            .ContainSingle()
            .Which.Should()
            .Match<Violation>(v =>
                v.Code == code && v.Severity == Severity.Block && v.Message.EndsWith('。') && v.Message.Contains('请')
            );
    }

    [Fact]
    public void File_CutShortAnywhere_IsRefusedOrReadWhole()
    {
        for (var tenth = 1; tenth < 10; tenth++)
            Read(sound[..(sound.Length * tenth / 10)], "断.xlsx")
                .Violations.Should()
                .ContainSingle($"cut at {tenth} tenths")
                .Which.Code.Should()
                .BeOneOf("FileDamaged", "NotASpreadsheet");
    }

    /// <summary>UP-02: a size that lies does not make the reader take more.</summary>
    [Fact]
    public void Package_WithForgedSizes_IsRefused()
    {
        var file = new XlsxFile()
            .Sheet("一", Enumerable.Range(1, 3000).Select(i => new object?[] { $"第{i}行" }))
            .Build();
        var forged = Forge(file, "xl/worksheets/sheet1.xml", 200);

        Read(forged, "伪造.xlsx").Violations.Should().ContainSingle().Which.Code.Should().Be("FileDamaged");
    }

    /// <summary>UP-01: a byte too many is refused, and no more than that byte is read.</summary>
    [Fact]
    public void File_OneByteTooLarge_IsRefused()
    {
        var limits = SpreadsheetLimits.Default with { MaxBytes = sound.Length - 1 };

        SpreadsheetReader
            .Read(new MemoryStream(sound), "大.xlsx", limits: limits)
            .Violations.Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be("FileTooLarge");
        SpreadsheetReader
            .Read(new MemoryStream(sound), "正好.xlsx", limits: limits with { MaxBytes = sound.Length })
            .Violations.Should()
            .BeEmpty();
    }

    /// <summary>
    /// 2 000 seeded changes of single bytes and lost pieces: a reason or a content, never an exception.
    /// </summary>
    [Fact]
    public void Mutation_OfASoundFile_NeverThrows()
    {
        var random = new Random(20261122);
        byte[][] files =
        [
            sound,
            XlsxFile.Of(["单位", "姓名", "电话"], ["前山村", "王二", 13812345678d]),
            new XlsFile()
                .Sheet(
                    "一",
                    [
                        ["姓名", 1985.3],
                        ["林一", (26422d, XlsFile.Day)],
                    ]
                )
                .Build(),
        ];
        for (var i = 0; i < 2000; i++)
        {
            var file = files[i % files.Length].ToArray();
            for (var n = random.Next(1, 5); n > 0; n--)
                file[random.Next(file.Length)] = (byte)random.Next(256);
            if (i % 7 == 0)
                file = file[..random.Next(file.Length)];
            var workbook = Read(file, i % files.Length == 2 ? "名单.xls" : "名单.xlsx");

            (workbook.Content is not null || workbook.Violations.Blocking).Should().BeTrue();
        }
    }

    private static Workbook Read(byte[] file, string name) => SpreadsheetReader.Read(new MemoryStream(file), name);

    private static byte[] Random(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        bytes[0] = 3;
        return bytes;
    }

    private static string ContentTypes(string workbook) =>
        """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"""
        + $"""<Override PartName="/xl/workbook.xml" ContentType="{workbook}"/></Types>""";

    private static byte[] WithSheet(string xml) =>
        new XlsxFile().Sheet("一", []).With("xl/worksheets/sheet1.xml", xml).Build();

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        return stream.ToArray();
    }

    private static byte[] ManyEntries(int count)
    {
        var file = new XlsxFile().Sheet("一", []);
        for (var i = 0; i < count; i++)
            file.With(string.Create(CultureInfo.InvariantCulture, $"xl/media/{i}.png"), [1]);
        return file.Build();
    }

    private static byte[] WithSymbolicLink()
    {
        var stream = new MemoryStream();
        stream.Write(sound);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            zip.CreateEntry("xl/link.xml").ExternalAttributes = unchecked((int)0xA1FF0000);
        return stream.ToArray();
    }

    /// <summary>Writes another unpacked size for an entry into the directory at the end of the file.</summary>
    private static byte[] Forge(byte[] file, string entry, int size)
    {
        var name = Encoding.UTF8.GetBytes(entry);
        var forged = file.ToArray();
        var at = forged.AsSpan().LastIndexOf(name) - 46;
        BitConverter.GetBytes(size).CopyTo(forged, at + 24);
        return forged;
    }
}

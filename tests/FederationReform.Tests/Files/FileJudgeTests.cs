using System.IO.Compression;
using System.Text;
using FederationReform.Files;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Files;

/// <summary>UP-04, UP-08: what a file is, is said by its content.</summary>
public sealed class FileJudgeTests
{
    public static TheoryData<string, byte[], FileKind> Kept =>
        new()
        {
            { "jpeg", PhotoFile.Jpeg(), FileKind.Jpeg },
            { "png", PhotoFile.Png(), FileKind.Jpeg },
            { "webp", PhotoFile.WebP(), FileKind.Jpeg },
            { "pdf", PhotoFile.Pdf(), FileKind.Pdf },
            { "docx", Package("[Content_Types].xml", "word/document.xml"), FileKind.Docx },
            { "xlsx", Package("[Content_Types].xml", "xl/workbook.xml"), FileKind.Xlsx },
            { "doc", Compound("WordDocument"), FileKind.Doc },
            { "xls", Compound("Workbook"), FileKind.Xls },
        };

    public static TheoryData<string, byte[], string> Refused =>
        new()
        {
            { "empty", [], "FileEmpty" },
            { "heic", PhotoFile.Heic(), "FileHeic" },
            { "program", [.. "MZ"u8, .. new byte[100]], "FileUnknown" },
            { "html", Encoding.UTF8.GetBytes("<html><script>alert(1)</script></html>"), "FileUnknown" },
            { "svg", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>"), "FileUnknown" },
            { "gif", Encoding.ASCII.GetBytes("GIF89a and something to run"), "FileUnknown" },
            { "html before a pdf", Encoding.ASCII.GetBytes("<html>%PDF-1.4 %%EOF"), "FileUnknown" },
            { "cut pdf", PhotoFile.Pdf()[..30], "FileDamaged" },
            { "locked pdf", Encoding.ASCII.GetBytes("%PDF-1.4 trailer<</Encrypt 5 0 R>> %%EOF"), "FileEncrypted" },
            { "zip", Package("a.txt"), "FileUnknown" },
            { "cut zip", Package("[Content_Types].xml", "word/document.xml")[..40], "FileDamaged" },
            { "macros", Package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "FileMacros" },
            { "old macros", Compound("WordDocument", "_VBA_PROJECT"), "FileMacros" },
            { "locked docx", Compound("EncryptedPackage"), "FileEncrypted" },
            { "msi", Compound("!_StringData"), "FileUnknown" },
            { "one byte too many", new byte[FileJudge.MostBytes + 1], "FileTooLarge" },
        };

    [Theory, MemberData(nameof(Kept), DisableDiscoveryEnumeration = true)]
    public void Content_ThatIsKept_IsNamed(string what, byte[] file, FileKind kind)
    {
        var judged = FileJudge.Judge(file);

        judged.Refusal.Should().BeNull(what);
        judged.Kind.Should().Be(kind, what);
    }

    [Theory, MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void Content_ThatIsNot_IsRefusedWithAWayOut(string what, byte[] file, string code)
    {
        var (kind, refusal) = FileJudge.Judge(file);

        kind.Should().BeNull(what);
        refusal!.Code.Should().Be(code, what);
        refusal.Message.Should().Contain("请").And.EndWith("。");
    }

    /// <summary>UP-02: refused by its directory, before a part is unpacked.</summary>
    [Fact]
    public void Package_ThatInflates_IsRefused()
    {
        using var stream = new MemoryStream();
        using (var package = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            package.CreateEntry("[Content_Types].xml");
            using var part = package.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 201; i++)
                part.Write(zeros);
        }

        FileJudge.Judge(stream.ToArray()).Refusal!.Code.Should().Be("FileInflated");
    }

    private static byte[] Package(params string[] parts)
    {
        using var stream = new MemoryStream();
        using (var package = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in parts)
                package.CreateEntry(part);
        return stream.ToArray();
    }

    private static byte[] Compound(params string[] names)
    {
        byte[] file = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504]];
        foreach (var name in names)
        {
            var entry = new byte[128];
            var text = Encoding.Unicode.GetBytes(name + "\0");
            text.CopyTo(entry, 0);
            entry[64] = (byte)text.Length;
            entry[66] = 2;
            file = [.. file, .. entry];
        }
        return file;
    }
}

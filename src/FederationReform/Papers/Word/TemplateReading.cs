using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace FederationReform.Papers.Word;

/// <summary>What a template says: its fields, in the order of the text, and what is wrong with it.</summary>
/// <param name="Problems">Empty for a template that can be used.</param>
internal sealed record TemplateReading(IReadOnlyList<string> Fields, IReadOnlyList<TemplateProblem> Problems)
{
    // More would not be read by anybody.
    private const int MostProblems = 30;

    // Word counts pages and repeats headings with these; others fetch, run or hide something.
    private static readonly HashSet<string> harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "PAGE",
        "NUMPAGES",
        "SECTIONPAGES",
        "PAGEREF",
        "STYLEREF",
        "SEQ",
        "TOC",
        "=",
        "EQ",
    };

    /// <param name="file">One that <see cref="WordPackage"/> lets pass.</param>
    /// <param name="known">The names of all fields there are.</param>
    /// <param name="each">The list for whose entries the whole text is repeated.</param>
    public static TemplateReading Of(byte[] file, IReadOnlySet<string> known, string? each)
    {
        try
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
            var fields = new List<string>();
            var problems = new List<TemplateProblem>();
            foreach (var root in WordTemplate.PartsOf(document))
            {
                problems.AddRange(Foreign(root));
                Read(root, known, each, fields, problems);
            }
            if (document.MainDocumentPart!.WordprocessingCommentsPart is { Comments.ChildElements.Count: > 0 })
                problems.Add(new("全文", "", "文件里有批注。请删去全部批注后再上传。"));
            return new([.. fields.Distinct()], [.. problems.Take(MostProblems)]);
        }
        catch (Exception fault)
            when (fault
                    is OpenXmlPackageException
                        or InvalidOperationException
                        or System.Xml.XmlException
                        or IOException
            )
        {
            return new([], [new("全文", "", "这个文件打不开。请在 Word 或 WPS 里另存一份 .docx 再上传。")]);
        }
    }

    private static void Read(
        OpenXmlPartRootElement root,
        IReadOnlySet<string> known,
        string? each,
        List<string> fields,
        List<TemplateProblem> problems
    )
    {
        var place = new TemplatePlace(root);
        var braces = 0;
        foreach (var paragraph in root.Descendants<Paragraph>())
        {
            place.Next(paragraph);
            var text = FieldText.Of(paragraph);
            braces += text.Braces;
            if (text.Unbalanced)
                problems.Add(new(place.Name, Cut(text.Text), "“{{”和“}}”没有成对，或者一个字段跨了两行。"));
            foreach (var (index, field) in text.Found.Index())
            {
                fields.Add(field.Name);
                if (!known.Contains(field.Name))
                    problems.Add(new(place.Name, text.Around(index), $"没有“{field.Name}”这个字段。"));
                else if (root is not Document && field.List is not null)
                    problems.Add(
                        new(place.Name, text.Around(index), $"“{field.Name}”是清单里的字段，只能写在正文里。")
                    );
            }
            // Said once, at the first paragraph of the row.
            OpenXmlElement line = paragraph.Ancestors<TableRow>().FirstOrDefault() is { } row ? row : paragraph;
            if (line is TableRow && line.Descendants<Paragraph>().First() != paragraph)
                continue;
            var lists = WordTemplate
                .FieldsOf(line)
                .Select(f => f.List)
                .OfType<string>()
                .Where(l => l != each)
                .Distinct();
            if (lists.ToList() is { Count: > 1 } two)
                problems.Add(new(place.Name, Cut(text.Text), $"一行里有几个清单的字段：{string.Join("、", two)}。"));
        }
        if (FieldText.BracesOf(root.InnerText) > braces)
            problems.Add(new(place.Name, "", "有字段写在平台读不到的地方，例如图形、艺术字或 Word 自带的域里。"));
    }

    /// <summary>What would stand in every paper and act there, or shows what somebody deleted.</summary>
    private static IEnumerable<TemplateProblem> Foreign(OpenXmlPartRootElement root)
    {
        if (
            root.Descendants()
                .Any(e =>
                    e is InsertedRun or DeletedRun or MoveFromRun or MoveToRun or Inserted or Deleted or DeletedText
                )
        )
            yield return new("全文", "", "文件里有修订。请接受或拒绝全部修订后再上传。");
        if (root.Descendants().Any(e => e is EmbeddedObject or AltChunk or SubDocumentReference or Control))
            yield return new("全文", "", "文件里有嵌入的对象或控件。请删去后再上传。");
        foreach (var instruction in Instructions(root))
        {
            var word = instruction.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
            if (!harmless.Contains(word))
                yield return new(
                    "全文",
                    Cut(instruction),
                    $"文件里有 Word 自带的域“{Cut(word)}”，只可以用页码和目录的域。"
                );
        }
    }

    /// <summary>What Word's own fields are told to do. Word tears that into runs as well.</summary>
    private static IEnumerable<string> Instructions(OpenXmlPartRootElement root)
    {
        var open = new Stack<StringBuilder>();
        foreach (var element in root.Descendants())
            switch (element)
            {
                case SimpleField simple:
                    yield return simple.Instruction?.Value ?? "";
                    break;
                case FieldChar { FieldCharType: { } type } when type == FieldCharValues.Begin:
                    open.Push(new());
                    break;
                case FieldCode code when open.Count > 0:
                    open.Peek().Append(code.Text);
                    break;
                case FieldCode code:
                    yield return code.Text;
                    break;
                case FieldChar { FieldCharType: { } type } when type == FieldCharValues.End && open.Count > 0:
                    yield return open.Pop().ToString();
                    break;
                default:
                    break;
            }
        foreach (var begun in open)
            yield return begun.ToString();
    }

    private static string Cut(string text) => text.Length <= 24 ? text.Trim() : $"{text[..24].Trim()}……";
}

/// <param name="Place">正文第3段, 第1个表格第2行, 页眉.</param>
/// <param name="Near">The text around it; empty where there is none to show.</param>
public sealed record TemplateProblem(string Place, string Near, string Message);

/// <summary>Where in a template a paragraph stands, as somebody counts who looks at it in Word.</summary>
internal sealed class TemplatePlace(OpenXmlPartRootElement root)
{
    private int paragraphs;

    public string Name { get; private set; } = "";

    /// <summary>Called for each paragraph in order. Empty ones are not counted: nobody sees them.</summary>
    public void Next(Paragraph paragraph)
    {
        var outside = !paragraph.Ancestors().Any(e => e is TableRow or TextBoxContent);
        if (outside && paragraph.InnerText.Length > 0)
            paragraphs++;
        var part = root switch
        {
            Header => "页眉",
            Footer => "页脚",
            Footnotes or Endnotes => "脚注和尾注",
            _ => "正文",
        };
        Name =
            paragraph.Ancestors<TextBoxContent>().Any() ? $"{part}的文本框"
            : paragraph.Ancestors<TableRow>().LastOrDefault() is { Parent: Table table } row
                ? $"{part}第{TablesBefore(table) + 1}个表格第{table.Elements<TableRow>().ToList().IndexOf(row) + 1}行"
            : $"{part}第{paragraphs}段";
    }

    private int TablesBefore(Table table) =>
        root.Descendants<Table>().Where(t => !t.Ancestors<Table>().Any()).ToList().IndexOf(table);
}

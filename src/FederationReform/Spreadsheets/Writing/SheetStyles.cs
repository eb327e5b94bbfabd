using System.Xml;

namespace FederationReform.Spreadsheets.Writing;

/// <summary>
/// Every combination of format, colour and weight that a cell can have, with one style number for all files.
/// </summary>
internal static class SheetStyles
{
    public const int Title = 1;
    public const int Subtitle = 2;
    public const int Heading = 3;
    private const int First = 4;

    private const int BoldFont = 1;
    private const int TitleFont = 2;
    private const int QuietFont = 3;

    private static readonly CellFormat[] Formats = Enum.GetValues<CellFormat>();
    private static readonly CellFill[] Fills = Enum.GetValues<CellFill>();

    // Custom formats start at 164; built in are 49 (text), 1 (whole number), 4 (#,##0.00) and
    // 10 (percentage).
    private const int DayFormat = 164;
    private const int MonthFormat = 165;
    private const int TenthsFormat = 166;

    /// <param name="quoted">See <see cref="SheetText.LooksLikeFormula"/>.</param>
    public static int Of(CellFormat format, CellFill fill, bool bold, bool quoted) =>
        First + ((((int)format * Fills.Length) + (int)fill) * 2 + (bold ? 1 : 0)) * 2 + (quoted ? 1 : 0);

    public static void Write(XmlWriter xml)
    {
        xml.WriteStartElement("styleSheet", SpreadsheetWriter.Main);
        WriteNumberFormats(xml);
        WriteFonts(xml);
        WriteFills(xml);
        WriteBorders(xml);
        xml.WriteStartElement("cellStyleXfs");
        xml.WriteAttributeString("count", "1");
        WriteLook(xml, 0, 0, 0, 0);
        xml.WriteEndElement();

        xml.WriteStartElement("cellXfs");
        xml.WriteAttributeString("count", Text(First + Formats.Length * Fills.Length * 4));
        WriteLook(xml, 0, 0, 0, 0, child: true);
        WriteLook(xml, 0, TitleFont, 0, 0, child: true, align: "center");
        WriteLook(xml, 0, QuietFont, 0, 0, child: true, align: "left");
        WriteLook(xml, 0, BoldFont, 2, 1, child: true, align: "center", wrap: true);
        foreach (var format in Formats)
        {
            foreach (var fill in Fills)
            {
                foreach (
                    var (bold, quoted) in (ReadOnlySpan<(bool, bool)>)
                        [(false, false), (false, true), (true, false), (true, true)]
                )
                {
                    WriteLook(
                        xml,
                        NumberFormat(format),
                        bold ? BoldFont : 0,
                        fill == CellFill.None ? 0 : 2 + (int)fill,
                        1,
                        child: true,
                        quoted: quoted,
                        align: format is CellFormat.Words or CellFormat.Text ? "left"
                            : format is CellFormat.Day or CellFormat.Month ? "center"
                            : "right",
                        wrap: format is CellFormat.Words or CellFormat.Text
                    );
                }
            }
        }
        xml.WriteEndElement();
        xml.WriteStartElement("cellStyles");
        xml.WriteAttributeString("count", "1");
        xml.WriteStartElement("cellStyle");
        xml.WriteAttributeString("name", "常规");
        xml.WriteAttributeString("xfId", "0");
        xml.WriteAttributeString("builtinId", "0");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static int NumberFormat(CellFormat format) =>
        format switch
        {
            CellFormat.Text => 49,
            CellFormat.Whole => 1,
            CellFormat.Yuan => 4,
            CellFormat.Share => 10,
            CellFormat.Tenths => TenthsFormat,
            CellFormat.Day => DayFormat,
            CellFormat.Month => MonthFormat,
            _ => 0,
        };

    private static void WriteNumberFormats(XmlWriter xml)
    {
        xml.WriteStartElement("numFmts");
        xml.WriteAttributeString("count", "3");
        foreach (
            var (id, code) in ((int, string)[])
                [(DayFormat, "yyyy\\-mm\\-dd"), (MonthFormat, "yyyy\\-mm"), (TenthsFormat, "0.0")]
        )
        {
            xml.WriteStartElement("numFmt");
            xml.WriteAttributeString("numFmtId", Text(id));
            xml.WriteAttributeString("formatCode", code);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WriteFonts(XmlWriter xml)
    {
        xml.WriteStartElement("fonts");
        xml.WriteAttributeString("count", "4");
        foreach (
            var (size, bold, colour) in ((string, bool, string)[])
                [
                    ("11", false, "FF1F2328"),
                    ("11", true, "FF1F2328"),
                    ("18", true, "FF1F2328"),
                    ("10", false, "FF57606A"),
                ]
        )
        {
            xml.WriteStartElement("font");
            if (bold)
                Empty(xml, "b");
            Empty(xml, "sz", ("val", size));
            Empty(xml, "color", ("rgb", colour));
            Empty(xml, "name", ("val", "宋体"));
            // 134 is the Chinese character set: without it, some machines choose a font without Chinese characters.
            Empty(xml, "charset", ("val", "134"));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WriteFills(XmlWriter xml)
    {
        xml.WriteStartElement("fills");
        xml.WriteAttributeString("count", Text(2 + Fills.Length));
        // The format reserves the first two fills for "none" and "gray125".
        foreach (var pattern in (string[])["none", "gray125"])
        {
            xml.WriteStartElement("fill");
            Empty(xml, "patternFill", ("patternType", pattern));
            xml.WriteEndElement();
        }
        foreach (var colour in (string[])["FFF0F2F5", "FFFFC7CE", "FFFFEB9C", "FFDDEBF7"])
        {
            xml.WriteStartElement("fill");
            xml.WriteStartElement("patternFill");
            xml.WriteAttributeString("patternType", "solid");
            Empty(xml, "fgColor", ("rgb", colour));
            Empty(xml, "bgColor", ("indexed", "64"));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WriteBorders(XmlWriter xml)
    {
        xml.WriteStartElement("borders");
        xml.WriteAttributeString("count", "2");
        foreach (var drawn in (bool[])[false, true])
        {
            xml.WriteStartElement("border");
            foreach (var side in (string[])["left", "right", "top", "bottom", "diagonal"])
            {
                xml.WriteStartElement(side);
                if (drawn && side != "diagonal")
                {
                    xml.WriteAttributeString("style", "thin");
                    Empty(xml, "color", ("rgb", "FF8C959F"));
                }
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WriteLook(
        XmlWriter xml,
        int number,
        int font,
        int fill,
        int border,
        bool child = false,
        bool quoted = false,
        string? align = null,
        bool wrap = false
    )
    {
        xml.WriteStartElement("xf");
        foreach (
            var (name, value) in ((string, int)[])
                [("numFmtId", number), ("fontId", font), ("fillId", fill), ("borderId", border)]
        )
            xml.WriteAttributeString(name, Text(value));
        if (child)
            foreach (
                var name in (string[])["applyNumberFormat", "applyFont", "applyFill", "applyBorder", "applyAlignment"]
            )
                xml.WriteAttributeString(name, "1");
        if (child)
            xml.WriteAttributeString("xfId", "0");
        if (quoted)
            xml.WriteAttributeString("quotePrefix", "1");
        if (align is not null)
        {
            xml.WriteStartElement("alignment");
            xml.WriteAttributeString("horizontal", align);
            xml.WriteAttributeString("vertical", "center");
            if (wrap)
                xml.WriteAttributeString("wrapText", "1");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Empty(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }

    private static string Text(int number) => XmlConvert.ToString(number);
}

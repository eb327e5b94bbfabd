using System.IO.Compression;
using FederationReform.Spreadsheets.Reading;

namespace FederationReform.Importing;

/// <summary>
/// Serialises sheets: a file is read once, and the result serves the preview, every corrected cell and the import
/// itself.
/// </summary>
internal static class SheetStore
{
    private const int Block = 64 * 1024;

    public static byte[] Write(IReadOnlyList<SheetName> sheets, IReadOnlyList<SheetContent> contents)
    {
        using var packed = new MemoryStream();
        using (var deflate = new BrotliStream(packed, CompressionLevel.Fastest))
        // Without the buffer, each cell of a few bytes would be compressed on its own.
        using (var buffered = new BufferedStream(deflate, Block))
        using (var writer = new BinaryWriter(buffered))
        {
            writer.Write7BitEncodedInt(sheets.Count);
            foreach (var sheet in sheets)
            {
                writer.Write7BitEncodedInt(sheet.Index);
                writer.Write(sheet.Name);
                writer.Write(sheet.Hidden);
            }
            writer.Write7BitEncodedInt(contents.Count);
            foreach (var content in contents)
                Write(writer, content);
        }
        return packed.ToArray();
    }

    public static (IReadOnlyList<SheetName> Sheets, IReadOnlyList<SheetContent> Contents) Read(byte[] bytes)
    {
        using var inflate = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var buffered = new BufferedStream(inflate, Block);
        using var reader = new BinaryReader(buffered);
        var sheets = new SheetName[reader.Read7BitEncodedInt()];
        for (var i = 0; i < sheets.Length; i++)
            sheets[i] = new(reader.Read7BitEncodedInt(), reader.ReadString(), reader.ReadBoolean());
        var contents = new SheetContent[reader.Read7BitEncodedInt()];
        for (var i = 0; i < contents.Length; i++)
            contents[i] = ReadContent(reader);
        return (sheets, contents);
    }

    private static void Write(BinaryWriter writer, SheetContent content)
    {
        writer.Write7BitEncodedInt(content.Index);
        writer.Write(content.Name);
        writer.Write7BitEncodedInt(content.HiddenColumns.Count);
        foreach (var column in content.HiddenColumns)
            writer.Write7BitEncodedInt(column);
        writer.Write7BitEncodedInt(content.HiddenRows);
        writer.Write7BitEncodedInt(content.Rows.Count);
        foreach (var row in content.Rows)
        {
            writer.Write7BitEncodedInt(row.Number);
            writer.Write(row.Hidden);
            writer.Write7BitEncodedInt(row.Cells.Count);
            foreach (var cell in row.Cells)
            {
                writer.Write((byte)cell.Kind);
                if (cell.Kind != CellKind.Blank)
                    writer.Write(cell.Text);
            }
        }
    }

    private static SheetContent ReadContent(BinaryReader reader)
    {
        var (index, name) = (reader.Read7BitEncodedInt(), reader.ReadString());
        var hiddenColumns = new int[reader.Read7BitEncodedInt()];
        for (var i = 0; i < hiddenColumns.Length; i++)
            hiddenColumns[i] = reader.Read7BitEncodedInt();
        var hidden = reader.Read7BitEncodedInt();
        var rows = new SheetRow[reader.Read7BitEncodedInt()];
        for (var i = 0; i < rows.Length; i++)
        {
            var (number, isHidden) = (reader.Read7BitEncodedInt(), reader.ReadBoolean());
            var cells = new SheetCell[reader.Read7BitEncodedInt()];
            for (var j = 0; j < cells.Length; j++)
                cells[j] = (CellKind)reader.ReadByte() is var kind and not CellKind.Blank
                    ? new(reader.ReadString(), kind)
                    : SheetCell.Blank;
            rows[i] = new(number, cells, isHidden);
        }
        return new(name, rows, hidden) { Index = index, HiddenColumns = hiddenColumns };
    }
}

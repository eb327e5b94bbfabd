using FederationReform.Importing;
using FederationReform.Registers;
using FederationReform.Web.Components;
using FederationReform.Web.Registers;

namespace FederationReform.Web;

/// <summary>The addresses of registers.</summary>
public static partial class Urls
{
    /// <summary>台账: all registers.</summary>
    public const string Registers = "/registers";

    /// <summary>One register; the word is that of its page's route.</summary>
    public static string Register(RegisterKind kind) => $"{Registers}/{LinkWord.Of(kind)}";

    public static string RegisterOf(RegisterKind kind, EntryFilter filter) =>
        Register(kind) + new RegisterLink(filter).Query();

    /// <summary>The id of the list of entries, which stands below the figures of its page.</summary>
    public const string EntriesId = "list";

    /// <summary>The same, at the list: for a figure of the page, which otherwise would seem to do nothing.</summary>
    public static string EntriesOf(RegisterKind kind, EntryFilter filter) => $"{RegisterOf(kind, filter)}#{EntriesId}";

    /// <summary>Where an upload becomes a photo or paper of an entry; no page.</summary>
    public static string AddEntryFile(RegisterKind kind) => $"{Register(kind)}/files";

    public const string EntryFileRoute = "/registers/files/{file:int}";

    /// <summary>A photo or paper of an entry.</summary>
    public static string EntryFile(int file) => $"/registers/files/{file}";

    public const string EntryThumbnailRoute = "/registers/files/{file:int}/thumbnail";

    public static string EntryThumbnail(int file) => $"/registers/files/{file}/thumbnail";

    /// <summary>Entries of the register from a file or a pasted table.</summary>
    public static string NewImportOf(RegisterKind kind) => $"{NewImport}?kind={LinkWord.Of(kind.Import())}";

    /// <summary>The entries that the register's list shows, as a file; the query is that of the list.</summary>
    public static string ExportRegister(RegisterKind kind) => $"/exports/registers/{LinkWord.Of(kind)}";
}

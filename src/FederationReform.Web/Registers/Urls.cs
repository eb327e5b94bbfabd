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
}

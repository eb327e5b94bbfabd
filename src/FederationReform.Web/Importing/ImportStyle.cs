using FederationReform.Importing;

namespace FederationReform.Web.Importing;

/// <summary>The colours of an import and of its rows; each stands beside its word.</summary>
internal static class ImportStyle
{
    public static string Of(ImportState state) =>
        state switch
        {
            ImportState.Preparing => "working",
            ImportState.Applied => "done",
            _ => "idle",
        };

    public static string Of(ImportVerdict verdict) =>
        verdict switch
        {
            ImportVerdict.New => "done",
            ImportVerdict.Changed => "working",
            ImportVerdict.Error => "late",
            _ => "idle",
        };
}

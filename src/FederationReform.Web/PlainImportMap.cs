using Microsoft.AspNetCore.Components;

namespace FederationReform.Web;

internal static class PlainImportMap
{
    /// <summary>
    /// Leaves the hashes of the scripts out of the import map of each page. A browser that has begun to load a script
    /// before it read the map finds that it asked for it without the hash, and loads it a second time; and the hashes
    /// are most of what a page weighs that cannot be compressed. The scripts come from this server, over TLS.
    /// </summary>
    public static void UsePlainImportMap(this RazorComponentsEndpointConventionBuilder pages) =>
        pages.Finally(page =>
        {
            for (var i = 0; i < page.Metadata.Count; i++)
            {
                if (page.Metadata[i] is ImportMapDefinition map)
                    page.Metadata[i] = new ImportMapDefinition(map.Imports, map.Scopes, integrity: null);
            }
        });
}

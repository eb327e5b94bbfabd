using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;

namespace FederationReform.Web.Components;

/// <summary>
/// What was searched for, sealed, so that it may stand in an address: browsers, proxies and colleagues' messages keep
/// addresses, and a name or the end of a phone is personal data. The link still works for whoever is signed in, and
/// shows what her own scope has.
/// </summary>
internal sealed class SearchedFor(IDataProtectionProvider protection)
{
    /// <summary>The part of the address that holds the sealed text.</summary>
    public const string Part = "find";

    public const int MaxLength = 100;

    /// <summary>A sealed text is no longer than this.</summary>
    public const int MaxSealed = 2_000;

    private const string TextField = "text";
    private const string PageField = "of";
    private static readonly TimeSpan kept = TimeSpan.FromDays(7);

    private readonly ITimeLimitedDataProtector seal = protection
        .CreateProtector("FederationReform.SearchedFor")
        .ToTimeLimitedDataProtector();

    public string Seal(string text) => seal.Protect(text, kept);

    /// <summary>Null for no text, and for one that is too old or was not sealed here.</summary>
    public string? Open(string? sealedText)
    {
        if (string.IsNullOrEmpty(sealedText))
            return null;
        try
        {
            return seal.Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>
    /// A search form posts here, and comes back to its page with the text sealed and the other fields as they are.
    /// </summary>
    public static void Map(WebApplication app) =>
        app.MapPost(Urls.Search, async (HttpContext context, SearchedFor searched) =>
            {
                var form = await context.Request.ReadFormAsync(context.RequestAborted);
                var page = form[PageField] == Urls.Accounts ? Urls.Accounts : Urls.Roster;
                var query = form.Where(f =>
                        f.Key is not (TextField or PageField) && !f.Key.StartsWith('_') && f.Value != ""
                    )
                    .Select(f => KeyValuePair.Create(f.Key, (string?)f.Value.ToString()))
                    .ToList();
                var text = form[TextField].ToString().Trim();
                if (text.Length is > 0 and <= MaxLength)
                    query.Add(new(Part, searched.Seal(text)));
                return Results.LocalRedirect(page + QueryString.Create(query));
            })
            .WithMetadata(new RequireAntiforgeryTokenAttribute());
}

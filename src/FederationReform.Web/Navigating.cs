using Microsoft.AspNetCore.Components;

namespace FederationReform.Web;

/// <summary>The two ways by which code of an interactive page leaves for another kind of page.</summary>
public static class Navigating
{
    /// <summary>
    /// From code on an interactive page to a static one: the interactive router does not know those pages and would
    /// show "not found", so the browser loads it. Links need nothing of this.
    /// </summary>
    public static void ToStaticPage(this NavigationManager navigation, string url) =>
        navigation.NavigateTo(url, forceLoad: true);

    /// <summary>The user's rights ended while the page was open.</summary>
    public static void ToSignIn(this NavigationManager navigation) =>
        navigation.ToStaticPage(Urls.SignInAndReturn("/" + navigation.ToBaseRelativePath(navigation.Uri)));
}

using FederationReform.Access;

namespace FederationReform.Web.Access;

/// <summary>
/// What the user sets going on a page: one thing at a time, each with the scope that the account has now. A second
/// click does nothing while the first is carried out. Each component has a turn of its own.
/// </summary>
public sealed class PageTurn(CurrentScope current)
{
    /// <summary>True from the click to the end of what it set going, so that buttons can be disabled.</summary>
    public bool Busy { get; private set; }

    /// <returns>False when the turn was not free, or the browser is on its way to the sign-in page.</returns>
    public async Task<bool> RunAsync(Func<UnitScope, Task> act)
    {
        if (Busy)
            return false;
        // Before anything is waited for: two clicks come in one after the other, and the second must find it.
        Busy = true;
        try
        {
            if (await current.OrSignInAsync() is not { } scope)
                return false;
            await act(scope);
            return true;
        }
        finally
        {
            Busy = false;
        }
    }
}

namespace FederationReform.Data;

/// <summary>
/// A row that somebody prepares, or that helps with preparing: a draft, a piece of an upload. It is not official data
/// yet, so
/// <see cref="WriteGuard"/> asks for no audit record beside a change of it.
/// </summary>
internal interface IPreparation
{
    /// <summary>False once the row became official data; its changes are then recorded like all others.</summary>
    bool IsPreparation => true;
}

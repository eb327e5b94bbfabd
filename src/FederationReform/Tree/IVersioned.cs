namespace FederationReform.Tree;

/// <summary>
/// A row that two people may edit. The context raises the version with every change and refuses the second writer.
/// </summary>
public interface IVersioned
{
    /// <summary>
    /// Rises with every change. A caller sends back the value it read; if the stored one differs, the change is refused
    /// as <see cref="Refusal.Stale"/>.
    /// </summary>
    int Version { get; set; }

    /// <summary>
    /// Properties that no open page of somebody else looks at: the version does not rise with them, and does not make
    /// that page stale.
    /// </summary>
    IReadOnlyCollection<string> Unseen => [];
}

namespace FederationReform.Data;

/// <summary>A row that two people may edit. The context raises the version with every change, and the second writer is refused.</summary>
public interface IVersioned
{
    int Version { get; set; }
}

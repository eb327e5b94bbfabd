namespace FederationReform.Data;

/// <summary>A row that is only ever added: <see cref="WriteGuard"/> refuses a change and a deletion.</summary>
internal interface IAppended;

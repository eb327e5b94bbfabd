using FederationReform.Tree;

namespace FederationReform.Units;

public sealed record UnitLink(int Id, string Name, UnitLevel Level);

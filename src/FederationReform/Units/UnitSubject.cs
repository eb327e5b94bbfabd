using FederationReform.Data;
using FederationReform.Tree;

namespace FederationReform.Units;

internal static class UnitSubject
{
    extension(Unit unit)
    {
        /// <summary>What the audit records a change of the unit under.</summary>
        public AuditSubject Subject => new(SubjectKind.Unit, unit.Id, unit.Id, unit.Path);
    }
}

using FederationReform.WorkPlans;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<WorkPlan> WorkPlans => Set<WorkPlan>();
    public DbSet<LeadingGroup> LeadingGroups => Set<LeadingGroup>();
    public DbSet<UnitAssignment> UnitAssignments => Set<UnitAssignment>();
    public DbSet<ApprovalFile> ApprovalFiles => Set<ApprovalFile>();
}

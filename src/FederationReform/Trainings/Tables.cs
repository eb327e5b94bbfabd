using FederationReform.Registers;
using FederationReform.Trainings;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<RegisterRow<Training>> Trainings => Set<RegisterRow<Training>>();
    public DbSet<TrainingAttendance> TrainingAttendances => Set<TrainingAttendance>();
    public DbSet<RegisterSetting<TrainingCycle>> TrainingCycles => Set<RegisterSetting<TrainingCycle>>();
}

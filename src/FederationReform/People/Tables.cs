using FederationReform.People;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<Person> People => Set<Person>();
}

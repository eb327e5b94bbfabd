using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FederationReform.Data;

/// <summary>The conventions of the model: versions, paths, instants. Each table says the rest itself.</summary>
internal static class PortalModel
{
    /// <summary>Marks a column of which ranges are read, and which is therefore compared byte by byte.</summary>
    public const string ByByte = "Portal:ByByte";

    public static void Convert(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();

    public static void Build(
        ModelBuilder model,
        Action<IMutableProperty> compareByByte,
        Func<SqlExpression, SqlExpression, SqlExpression> yearsBetween,
        PersonalDataSeal seal
    )
    {
        model.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        CookieKeys.AddTo(model);
        CompletedYears.AddTo(model, yearsBetween);
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (
                entity.FindProperty(nameof(IVersioned.Version)) is { } version
                && typeof(IVersioned).IsAssignableFrom(entity.ClrType)
            )
                version.IsConcurrencyToken = true;
            if (PathOf(entity) is { } path)
            {
                path.IsConcurrencyToken = true;
                path.SetMaxLength(UnitPath.MaxLength);
                compareByByte(path);
            }
            SealedModel.Apply(entity, seal);
            foreach (var key in entity.GetProperties().Where(p => p.FindAnnotation(ByByte) is not null).ToList())
            {
                key.RemoveAnnotation(ByByte);
                compareByByte(key);
            }
        }
    }

    private static IMutableProperty? PathOf(IMutableEntityType entity) =>
        entity.ClrType == typeof(Unit) ? entity.FindProperty(nameof(Unit.Path))
        : typeof(IBelongsToUnit).IsAssignableFrom(entity.ClrType) ? entity.FindProperty(nameof(IBelongsToUnit.UnitPath))
        : null;

    /// <summary>SQLite returns instants without their kind; they are always UTC.</summary>
    private sealed class UtcConverter()
        : ValueConverter<DateTime, DateTime>(
            value => Utc(value),
            value => DateTime.SpecifyKind(value, DateTimeKind.Utc)
        )
    {
        private static DateTime Utc(DateTime value) =>
            value.Kind == DateTimeKind.Utc ? value : throw new ArgumentException("Only UTC instants are stored.");
    }
}

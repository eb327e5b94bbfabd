using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;

namespace FederationReform.Data;

/// <summary>The columns that are stored sealed, whichever use case reads or writes them.</summary>
internal static class SealedModel
{
    private const string Whole = "Portal:Sealed";
    private const string Parts = "Portal:SealedParts";

    /// <summary>Stores the value encrypted; no condition in SQL can look at it.</summary>
    public static PropertyBuilder<T> IsSealed<T>(this PropertyBuilder<T> property) =>
        property.HasAnnotation(Whole, true);

    /// <summary>
    /// The same for the properties of a value stored as JSON that carry <see cref="SealedAtRestAttribute"/>.
    /// </summary>
    public static PropertyBuilder<T> HasSealedParts<T>(this PropertyBuilder<T> property)
        where T : class => property.HasAnnotation(Parts, true);

    public static void Apply(IMutableEntityType entity, PersonalDataSeal seal)
    {
        foreach (var property in entity.GetProperties())
        {
            if (property.RemoveAnnotation(Whole) is not null)
                property.SetValueConverter(
                    property.ClrType == typeof(byte[]) ? new SealedBytes(seal) : new SealedText(seal)
                );
            if (property.RemoveAnnotation(Parts) is not null)
                property.SetValueConverter(JsonText.SealedConverter(property.ClrType, seal));
        }
    }

    // What a lost key sealed reads as empty; CheckPersonalDataKey has asked the operator first.
    private sealed class SealedText(PersonalDataSeal seal)
        : ValueConverter<string, byte[]>(text => seal.SealText(text), content => seal.OpenText(content) ?? "");

    private sealed class SealedBytes(PersonalDataSeal seal)
        : ValueConverter<byte[], byte[]>(
            content => seal.Seal(content),
            content => seal.Open(content) ?? Array.Empty<byte>()
        );
}

/// <summary>Hands the seal to the context, whose model is built with it.</summary>
internal sealed class SealExtension(PersonalDataSeal seal) : IDbContextOptionsExtension
{
    private ExtensionInfo? info;

    public PersonalDataSeal Seal => seal;

    public DbContextOptionsExtensionInfo Info => info ??= new(this);

    public void ApplyServices(IServiceCollection services) { }

    public void Validate(IDbContextOptions options) { }

    /// <summary>The model holds the seal, so contexts of different keys share no model.</summary>
    private sealed class ExtensionInfo(SealExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        private string Origin => ((SealExtension)Extension).Seal.Origin;

        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "";

        public override int GetServiceProviderHashCode() => Origin.GetHashCode(StringComparison.Ordinal);

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) =>
            other is ExtensionInfo same && same.Origin == Origin;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) { }
    }
}

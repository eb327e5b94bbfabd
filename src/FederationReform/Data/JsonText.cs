using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Data;

/// <summary>
/// Stores a value that is always read and written whole (a rule set, a result sheet) as one text column of JSON on both
/// engines.
/// </summary>
internal static class JsonText
{
    // Chinese stays readable in the database. The relaxed escaping is safe, because this text is never put into a page.
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options)
        ?? throw new InvalidDataException($"The stored {typeof(T).Name} is empty.");

    /// <summary>The value must be immutable: EF Core compares it by its JSON and keeps no copy.</summary>
    public static PropertyBuilder<T> HasJsonText<T>(this PropertyBuilder<T> property)
        where T : class =>
        property.HasConversion(
            value => Write(value),
            json => Read<T>(json),
            new ValueComparer<T>(
                (a, b) => ReferenceEquals(a, b) || Write(a) == Write(b),
                value => Write(value).GetHashCode(StringComparison.Ordinal),
                value => value
            )
        );
}

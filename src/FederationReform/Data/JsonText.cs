using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Data;

/// <summary>Values that are read and written whole (a rule set, a result sheet) are one text column of JSON, the same on both engines.</summary>
internal static class JsonText
{
    // Chinese stays readable to whoever looks at the database; nothing of this is ever put into a page as markup.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidDataException($"The stored {typeof(T).Name} is empty.");

    /// <summary>The value must be immutable: it is compared by what it writes, and never copied.</summary>
    public static PropertyBuilder<T> HasJsonText<T>(this PropertyBuilder<T> property) where T : class =>
        property.HasConversion(
            value => Write(value),
            json => Read<T>(json),
            new ValueComparer<T>((a, b) => ReferenceEquals(a, b) || Write(a) == Write(b), value => Write(value).GetHashCode(StringComparison.Ordinal), value => value));
}

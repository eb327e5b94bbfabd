using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

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

    public static T Read<T>(string json) => Read<T>(json, Options);

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

    /// <summary>See <see cref="SealedAtRestAttribute"/>.</summary>
    public static ValueConverter SealedConverter(Type value, PersonalDataSeal seal)
    {
        var options = new JsonSerializerOptions(Options)
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { type => SealParts(type, seal) } },
        };
        return (ValueConverter)Activator.CreateInstance(typeof(PartlySealed<>).MakeGenericType(value), options)!;
    }

    private static T Read<T>(string json, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<T>(json, options)
        ?? throw new InvalidDataException($"The stored {typeof(T).Name} is empty.");

    private static void SealParts(JsonTypeInfo type, PersonalDataSeal seal)
    {
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider?.IsDefined(typeof(SealedAtRestAttribute), inherit: true) == true)
                property.CustomConverter = (JsonConverter)
                    Activator.CreateInstance(typeof(SealedPart<>).MakeGenericType(property.PropertyType), seal)!;
        }
    }

    private sealed class PartlySealed<T>(JsonSerializerOptions options)
        : ValueConverter<T, string>(value => JsonSerializer.Serialize(value, options), json => Read<T>(json, options));

    /// <summary>The value's JSON, encrypted.</summary>
    private sealed class SealedPart<T>(PersonalDataSeal seal) : JsonConverter<T>
    {
        // What a lost key sealed: no text, or nothing in the list.
        private static readonly string Nothing = typeof(T) == typeof(string) ? "null" : "{}";

        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<T>(seal.OpenText(reader.GetBytesFromBase64()) ?? Nothing, Options);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteBase64StringValue(seal.SealText(JsonSerializer.Serialize(value, Options)));
    }
}

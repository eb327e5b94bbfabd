using FederationReform.Data;

namespace FederationReform.Rules;

public static class InputChanges
{
    /// <summary>What differs between two values, field by field, in the words of the history.</summary>
    public static IEnumerable<FieldChange> Changes<T>(this IEnumerable<ResultInput<T>> inputs, T before, T after) =>
        inputs.SelectMany(input => input.Changes(before, after));

    /// <summary>The change of one field, if there is one.</summary>
    internal static IEnumerable<FieldChange> Changes<T>(this ResultInput<T> input, T before, T after) =>
        input.Write(before) is var old && input.Write(after) is var now && old != now ? [input.Change(old, now)] : [];
}

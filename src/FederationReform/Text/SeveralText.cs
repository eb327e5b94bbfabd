using System.Globalization;

namespace FederationReform.Text;

/// <summary>Several choices of one list as a text: 有场所、有设施; 无 for none of them.</summary>
public static class SeveralText
{
    public const string None = "无";

    private static readonly char[] between = ['、', '，', ',', '；', ';', '/', ' ', '　', '\n', '\r', '\t'];

    /// <summary>The names, in the order of the list.</summary>
    public static string Write<TFlags>(CodeList<TFlags> codes, TFlags flags)
        where TFlags : struct, Enum =>
        string.Join("、", Of(codes).Where(flag => flags.HasFlag(flag)).Select(flag => codes.Name(flag)))
            is { Length: > 0 } text
            ? text
            : None;

    /// <summary>The choices that a text names, whatever stands between them; null for an empty text.</summary>
    public static Reading<TFlags?> Read<TFlags>(CodeList<TFlags> codes, string text)
        where TFlags : struct, Enum
    {
        var words = text.Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0)
            return Reading.Of<TFlags?>(null);
        long flags = 0;
        foreach (var word in words.Where(w => w != None))
        {
            var read = codes.Read(word);
            if (read.Problem is not null)
                return new(
                    null,
                    $"里的“{word}”不在列表里，可以写{string.Join("、", codes.Choices.Select(c => c.Name))}"
                );
            flags |= Convert.ToInt64(read.Value, CultureInfo.InvariantCulture);
        }
        return Reading.Of<TFlags?>((TFlags)Enum.ToObject(typeof(TFlags), flags));
    }

    /// <summary>The single flags of the list, in its order.</summary>
    public static IEnumerable<TFlags> Of<TFlags>(CodeList<TFlags> codes)
        where TFlags : struct, Enum => codes.Choices.Select(choice => codes.Read(choice.Name).Value);
}

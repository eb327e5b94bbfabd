using System.Globalization;
using FederationReform.Text;

namespace FederationReform.Web.Trainings;

/// <summary>A whole number as it was typed, full-width digits included.</summary>
internal static class TypedNumber
{
    /// <returns>False for a text that is no number; an empty one is null.</returns>
    public static bool Read(string? text, out int? number)
    {
        number = null;
        var compact = Reading.Compact(text);
        if (compact.Length == 0)
            return true;
        if (!int.TryParse(compact, NumberStyles.None, CultureInfo.InvariantCulture, out var read))
            return false;
        number = read;
        return true;
    }
}

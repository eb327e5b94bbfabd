using System.Globalization;

namespace FederationReform.Papers.Word;

/// <summary>The units of WordprocessingML.</summary>
internal static class WordUnits
{
    /// <summary>Twentieths of a point.</summary>
    public static int Twips(double millimetres) =>
        (int)Math.Round(millimetres * PaperLayout.PointsPerMillimetre * 20, MidpointRounding.AwayFromZero);

    public static string TwipsOfPoints(double points) => Text((int)Math.Round(points * 20));

    /// <summary>Sizes of type are counted in half points.</summary>
    public static string HalfPoints(double points) => Text((int)Math.Round(points * 2));

    /// <summary>Hundredths of a character, the unit of indents that follow the size of type.</summary>
    public static int Hundredths(double characters) => (int)Math.Round(characters * 100);

    /// <summary>The same indent for programs that do not know characters.</summary>
    public static string TwipsOfCharacters(double characters) => TwipsOfPoints(characters * PaperLayout.CharacterPitch);

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

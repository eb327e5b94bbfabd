using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.TrainingNeeds;

/// <summary>A name of a sign-in sheet, and who it may be.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Text">The line as it was pasted.</param>
/// <param name="Found">The people in office of that name, in the unit of the line where it names one.</param>
/// <param name="UnitDiffers">Whether the people found sit in another unit than the line says.</param>
public sealed record MatchedName(
    int Line,
    string Text,
    string Name,
    IReadOnlyList<AttendeeChoice> Found,
    bool UnitDiffers
)
{
    /// <summary>Exactly one person, in the unit that the sheet says.</summary>
    public AttendeeChoice? Certain => Found.Count == 1 && !UnitDiffers ? Found[0] : null;
}

/// <summary>
/// Reads a sign-in sheet that was pasted: names with or without their units, one or several to a line. A name is
/// certain where one person in office has it; all others are asked about, and nobody is guessed.
/// </summary>
public sealed class MatchAttendeesQuery(PortalDb portal)
{
    /// <summary>Of the pasted text, in characters.</summary>
    public const int MaxText = 20_000;

    /// <returns>Null when the training lies outside the scope or the account may not keep registers.</returns>
    public async Task<IReadOnlyList<MatchedName>?> RunAsync(
        UnitScope scope,
        int trainingId,
        string? text,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.KeepRegisters))
            return null;
        await using var db = portal.Open(scope);
        if (!await db.Trainings.VisibleTo(scope).AnyAsync(t => t.Id == trainingId, cancel))
            return null;
        var lines = SignInSheet.Lines(text is { Length: > MaxText } ? text[..MaxText] : text);
        var words = lines.SelectMany(l => l.Words).Distinct().ToList();
        var posts = db.Posts.VisibleTo(scope).Where(p => p.EndOn == null && words.Contains(p.Person.Name));
        var people = (await AttendeesInOffice.ReadAsync(db, scope, trainingId, posts, cancel)).ToLookup(p => p.Name);
        var matcher = await UnitMatcher.LoadAsync(
            db,
            scope,
            lines.SelectMany(l => l.UnitTexts(people.Contains)).Distinct(),
            cancel
        );
        return [.. lines.SelectMany(line => Match(line, people, matcher))];
    }

    private static IEnumerable<MatchedName> Match(
        SignInLine line,
        ILookup<string, AttendeeChoice> people,
        UnitMatcher matcher
    )
    {
        var names = line.Words.Where(people.Contains).ToList();
        // The longest text that names one unit: 清溪镇河口村 rather than 清溪镇.
        var named = line.UnitTexts(people.Contains)
            .Select(t => (Text: t, matcher.FindInRoster("", t, _ => true).Unit))
            .FirstOrDefault(t => t.Unit is not null);
        var rest = line.Words.Where(w =>
            !people.Contains(w)
            && !(named.Text?.Contains(w, StringComparison.Ordinal) ?? false)
            && matcher.FindInRoster("", w, _ => true).Unit is null
        );
        foreach (var name in names)
        {
            var found = people[name].ToList();
            var here = named.Unit is { } unit
                ? found.FindAll(p => matcher.Trails.Of(unit.Path) is var trail && IsWithin(p.Trail, trail))
                : found;
            yield return new(line.Number, line.Text, name, here.Count > 0 ? here : found, here.Count == 0);
        }
        foreach (var unknown in rest)
            yield return new(line.Number, line.Text, unknown, [], UnitDiffers: false);
    }

    private static bool IsWithin(string trail, string unit) =>
        trail == unit || trail.StartsWith($"{unit} › ", StringComparison.Ordinal);
}

using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.IdNumbers;
using FederationReform.People;
using FederationReform.Reforms;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Rosters;

/// <param name="Texts">The fields that change, by the keys of <see cref="PersonInputs"/>; an empty text takes what is there away, a field that is not named stays.</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record CorrectPersonInput(int PersonId, int Version, Guid OperationId, IReadOnlyDictionary<string, string> Texts, string? Reason);

/// <summary>
/// 更正人员档案: a typing error, or what changed in her life. Her posts stay as they are, and so do the papers of the elections: an approved
/// result says what was handed in then.
/// </summary>
public sealed class CorrectPerson(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, CorrectPersonInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ChangeCommittee, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return Violations.None;
        if (await db.People.VisibleTo(scope).SingleOrDefaultAsync(p => p.Id == input.PersonId, cancel) is not { } person)
            return new Violations(Refusal.NotFound);
        if (person.Version != input.Version)
            return await db.StaleAsync(input.OperationId, cancel);

        var before = person.Profile;
        var (profile, violations) = Read(before, input.Texts, portal.Clock.Today());
        if (profile.Member.Birth is { } birth && birth != before.Member.Birth && BirthInNumber(person) is { } stated && !birth.MayBe(stated))
            violations.Add(IdNumberRefusal.BirthOfRegistered);
        violations.Add(PlainText.Check(nameof(input.Reason), "更正原因", input.Reason, PlainText.NoteRunes, required: true, lines: true));
        if (violations.Count > 0)
            return violations;

        var changes = Difference(before, profile);
        if (changes.Count == 0)
            return Violations.None;
        person.Correct(profile);
        db.Record(AuditEvent.PersonCorrected, person.Subject, input.OperationId, $"更正{before.Member.Name}的{string.Join("、", changes.Select(c => c.Field))}", PlainText.Clean(input.Reason), changes);
        return await db.SaveAsync(input.OperationId, cancel);
    }

    /// <summary>By her registered ID number; null when none is, or it cannot be opened.</summary>
    private DateOnly? BirthInNumber(Person person) =>
        person.IdNumberSealed is { } number && portal.IdNumberKeys.Find()?.Open(number) is { } text && IdNumberText.Read(text, portal.Clock.Today()) is { Readable: true } read ? read.Value.Born : null;

    /// <summary>What the texts make of her; a text that cannot be read is a violation of its field.</summary>
    private static (PersonProfile Profile, Violations Violations) Read(PersonProfile before, IReadOnlyDictionary<string, string> texts, DateOnly today)
    {
        var (profile, violations) = (PersonProfile.Blank, new Violations());
        foreach (var column in PersonInputs.All)
        {
            var text = texts.TryGetValue(column.Key, out var typed) ? typed.Trim() : column.Write(before);
            if (text.Length > 0)
                profile = column.Take(profile, text, column.Key, column.Title, violations);
        }
        if (profile.Member.Name.Length == 0 && violations.All(v => v.Field != nameof(profile.Member.Name)))
            violations.Add(new Violation("Required", nameof(profile.Member.Name), "请填写姓名。"));
        if (profile.Member.Birth is { } birth && birth.Date > today)
            violations.Add(new Violation(ResultSheet.UnreadableCode, nameof(profile.Member.Birth), $"出生年月 {birth} 晚于今天，请改为实际日期。"));
        return (profile, violations);
    }

    /// <summary>In words; the phone masked.</summary>
    internal static IReadOnlyList<FieldChange> Difference(PersonProfile before, PersonProfile after) =>
    [
        .. from column in PersonInputs.All
           let texts = (Old: Text(column, before), New: Text(column, after))
           where column.Write(before) != column.Write(after)
           select new FieldChange(column.Title, texts.Old, texts.New),
    ];

    private static string? Text(ResultInput<PersonProfile> column, PersonProfile profile) =>
        column.Write(profile) is { Length: > 0 } text ? column.Key == nameof(profile.Member.Phone) ? PhoneText.Masked(text) : text : null;
}

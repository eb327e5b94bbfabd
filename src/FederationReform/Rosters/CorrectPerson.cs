using FederationReform.Access;
using FederationReform.Data;
using FederationReform.IdNumbers;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Rosters;

/// <param name="Texts">
/// The fields to change, by the keys of <see cref="PersonInputs"/>; an empty text clears the field, fields that are not
/// named stay.
/// </param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record CorrectPersonInput(
    int PersonId,
    int Version,
    Guid OperationId,
    IReadOnlyDictionary<string, string> Texts,
    string? Reason
) : IVersionedChange;

/// <summary>
/// 更正人员档案: corrects a typing error or enters a change in the person's life. Posts stay as they are, and so do the
/// papers of elections: an approved result states what was submitted then.
/// </summary>
public sealed class CorrectPerson(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        CorrectPersonInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ChangeCommittee, input, cancel);
        if (db.Answered)
            return db.Answer;
        if (
            await db.People.VisibleTo(scope).SingleOrDefaultAsync(p => p.Id == input.PersonId, cancel) is not { } person
        )
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (person.Version != input.Version)
            return await db.StaleAsync(cancel);

        var before = person.Profile;
        var (profile, violations) = Read(before, input.Texts, portal.Clock.Today());
        if (
            profile.Member.Birth is { } birth
            && birth != before.Member.Birth
            && BirthInNumber(person) is { } stated
            && !birth.MayBe(stated)
        )
            violations.Add(IdNumberRefusal.BirthOfRegistered);
        violations.Add(
            PlainText.Check(
                nameof(input.Reason),
                "更正原因",
                input.Reason,
                PlainText.NoteRunes,
                required: true,
                lines: true
            )
        );
        if (violations.Count > 0)
            return await db.RefusedAsync(violations, cancel);

        var changes = PersonInputs.All.Changes(before, profile).ToList();
        if (changes.Count == 0)
            return Violations.None;
        person.Correct(profile);
        db.Record(
            AuditEvent.PersonCorrected,
            person.Subject,
            $"更正{before.Member.Name}的{string.Join("、", changes.Select(c => c.Field))}",
            PlainText.Clean(input.Reason),
            changes
        );
        return await db.SaveAsync(cancel);
    }

    /// <summary>
    /// The date of birth in the registered ID number; null when none is registered or it cannot be opened.
    /// </summary>
    private DateOnly? BirthInNumber(Person person) =>
        person.IdNumberSealed is { } number
        && portal.Keys.Find()?.Open(number) is { } text
        && IdNumberText.Read(text, portal.Clock.Today()) is { Readable: true } read
            ? read.Value.Born
            : null;

    /// <summary>The profile with the texts applied; a text that cannot be read is a violation of its field.</summary>
    private static (PersonProfile Profile, Violations Violations) Read(
        PersonProfile before,
        IReadOnlyDictionary<string, string> texts,
        DateOnly today
    )
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
            violations.Add(
                new Violation(
                    ResultSheet.UnreadableCode,
                    nameof(profile.Member.Birth),
                    $"出生年月 {birth} 晚于今天，请改为实际日期。"
                )
            );
        return (profile, violations);
    }
}

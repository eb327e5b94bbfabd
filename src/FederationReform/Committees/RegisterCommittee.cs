using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Committees;

/// <param name="Number">届; null when not known.</param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record RegisterCommitteeInput(
    int UnitId,
    CommitteeForm? Form,
    int? Number,
    DateOnly? ElectedOn,
    int? TermYears,
    Seats Seats,
    Guid OperationId
) : IChange;

/// <summary>
/// 登记现任班子: registers a committee that came into office without a campaign of this portal. Its members are added
/// one by one afterwards.
/// </summary>
public sealed class RegisterCommittee(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        RegisterCommitteeInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ChangeCommittee, input, cancel);
        if (db.Answered)
            return db.Answer;
        var unit = await db
            .Units.VisibleTo(scope)
            .SingleOrDefaultAsync(u => u.Id == input.UnitId && u.Level != UnitLevel.Nation, cancel);
        if (unit is null)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (unit.NotChangeable is { } closed)
            return await db.RefusedAsync(closed, cancel);
        var former = await db
            .Committees.Where(c => c.UnitId == unit.Id)
            .OrderByDescending(c => c.ElectedOn)
            .Select(c => new { c.EndedOn })
            .FirstOrDefaultAsync(cancel);
        if (former is { EndedOn: null })
            return await db.RefusedAsync(CommitteeRefusal.AlreadyInOffice(unit.Name), cancel);

        var violations = new Violations(Check(input, former?.EndedOn, portal.Clock.Today()).OfType<Violation>());
        if (violations.Count > 0)
            return await db.RefusedAsync(violations, cancel);

        // If two people register at the same moment, the unit's version lets only one of them through.
        db.Touch(unit);
        var committee = Committee.Create(
            unit,
            new(input.ElectedOn!.Value, input.TermYears!.Value, input.Form!.Value, input.Number),
            input.Seats
        );
        db.Committees.Add(committee);
        db.RecordNew(
            AuditEvent.CommitteeRegistered,
            () => committee.Subject,
            $"登记{unit.Name}现任{CommitteeWords.Term(committee.Form, committee.Number)}，"
                + $"{committee.ElectedOn:yyyy年M月d日}产生，{committee.Seats.Words()}"
        );
        return await db.SaveAsync(cancel);
    }

    private static IEnumerable<Violation?> Check(RegisterCommitteeInput input, DateOnly? formerEnded, DateOnly today) =>
        [.. CheckTerm(input, formerEnded, today), .. CommitteeRules.CheckSeats(input.Seats)];

    /// <summary>
    /// Everything but the number of places. An import asks this of all its committees at once, and for the places of
    /// each by itself.
    /// </summary>
    internal static IEnumerable<Violation?> CheckTerm(
        RegisterCommitteeInput input,
        DateOnly? formerEnded,
        DateOnly today
    )
    {
        yield return CommitteeRules.CheckForm(input.Form);
        yield return CommitteeRules.CheckNumber(input.Number);
        yield return PostRules.CheckDay(
            "ElectedOn",
            "产生日期",
            input.ElectedOn,
            formerEnded ?? CommitteeRules.Earliest,
            formerEnded is null ? "妇联成立" : "上一届结束日期",
            today
        );
        if (input.TermYears is null or < 1 or > Committee.MostYears)
            yield return new("TermYears", "TermYears", $"任期请填 1 到 {Committee.MostYears} 年，一般是 5 年或 3 年。");
    }
}

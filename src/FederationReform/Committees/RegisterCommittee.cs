using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Committees;

/// <param name="Number">届; null when nobody counted.</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record RegisterCommitteeInput(int UnitId, CommitteeForm? Form, int? Number, DateOnly? ElectedOn, int? TermYears, Seats Seats, Guid OperationId);

/// <summary>登记现任班子: a committee that stands without a campaign of this portal, before its members are added one by one.</summary>
public sealed class RegisterCommittee(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, RegisterCommitteeInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ChangeCommittee, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return Violations.None;
        var unit = await db.Units.VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == input.UnitId && u.Level != UnitLevel.Nation, cancel);
        if (unit is null)
            return new Violations(Refusal.NotFound);
        if (unit.NotChangeable is { } closed)
            return new Violations(closed);
        var former = await db.Committees.Where(c => c.UnitId == unit.Id).OrderByDescending(c => c.ElectedOn).Select(c => new { c.EndedOn }).FirstOrDefaultAsync(cancel);
        if (former is { EndedOn: null })
            return new Violations(CommitteeRefusal.AlreadyInOffice(unit.Name));

        var violations = new Violations(Check(input, former?.EndedOn, portal.Clock.Today()).OfType<Violation>());
        if (violations.Count > 0)
            return violations;

        // Two who register at the same moment: the unit's version lets one through.
        db.Touch(unit);
        var committee = Committee.Create(unit, new(input.ElectedOn!.Value, input.TermYears!.Value, input.Form!.Value, input.Number), input.Seats);
        db.Committees.Add(committee);
        db.RecordNew(AuditEvent.CommitteeRegistered, () => committee.Subject, input.OperationId,
            $"登记{unit.Name}现任{CommitteeWords.Term(committee.Form, committee.Number)}，{committee.ElectedOn:yyyy年M月d日}产生，{committee.Seats.Words()}");
        return await db.SaveAsync(input.OperationId, cancel);
    }

    /// <summary>Also of a committee that comes with a whole roster.</summary>
    internal static IEnumerable<Violation?> Check(RegisterCommitteeInput input, DateOnly? formerEnded, DateOnly today)
    {
        yield return CommitteeRules.CheckForm(input.Form);
        yield return CommitteeRules.CheckNumber(input.Number);
        yield return PostRules.CheckDay("ElectedOn", "产生日期", input.ElectedOn, formerEnded ?? CommitteeRules.Earliest, formerEnded is null ? "妇联成立" : "上一届结束日期", today);
        if (input.TermYears is null or < 1 or > Committee.MostYears)
            yield return new("TermYears", "TermYears", $"任期请填 1 到 {Committee.MostYears} 年，一般是 5 年或 3 年。");
        foreach (var violation in CommitteeRules.CheckSeats(input.Seats))
            yield return violation;
    }
}

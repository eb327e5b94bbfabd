using FederationReform.Access;
using FederationReform.Committees;
using FederationReform.Data;

namespace FederationReform.LivedDuties;

/// <param name="Month">Its first day.</param>
/// <param name="Version">Of the month's turn as the caller read it; null for a month that nobody has.</param>
/// <param name="PersonId">Who takes it; null when nobody does.</param>
/// <param name="Swap">The other month goes in exchange to who had this one; null for no exchange.</param>
public sealed record ChangeRotaInput(
    int UnitId,
    DateOnly Month,
    int? Version,
    int? PersonId,
    RotaSwap? Swap,
    Guid OperationId
) : IChange;

/// <param name="Month">Its first day.</param>
/// <param name="Version">Of the month's turn as the caller read it.</param>
public sealed record RotaSwap(DateOnly Month, int? Version);

/// <summary>调整轮值: gives one month to somebody else, exchanges two months, or leaves a month to nobody.</summary>
public sealed class ChangeRota(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, ChangeRotaInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.SetDuties, input, cancel);
        if (db.Answered)
            return db.Answer;
        if (await Rota.LoadAsync(db, scope, input.UnitId, portal.Clock.Today(), cancel) is not { } rota)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        var turn = rota.Turns.Find(t => t.Month == input.Month);
        var other = rota.Turns.Find(t => t.Month == input.Swap?.Month);
        if (turn?.Version != input.Version || other?.Version != input.Swap?.Version)
            return await db.StaleAsync(cancel);
        var changes = new List<FieldChange>();
        if (input.Swap is not null)
        {
            if (turn is null || other is null)
                return await db.RefusedAsync(
                    new Violation("NoTurn", nameof(input.Swap), "对调的两个月都要先排好人。"),
                    cancel
                );
            changes.Add(Change(turn, other.Person.Name));
            changes.Add(Change(other, turn.Person.Name));
            var mine = turn.Person;
            turn.GiveTo(other.Person);
            other.GiveTo(mine);
        }
        else if (input.PersonId is not { } person)
        {
            if (turn is null)
                return Violations.None;
            changes.Add(new(Name(turn.Month), turn.Person.Name, null));
            db.RotaTurns.Remove(turn);
        }
        else if (rota.Committee?.InOffice.FirstOrDefault(p => p.PersonId == person)?.Person is not { } chosen)
            return await db.RefusedAsync(
                new Violation("NotInOffice", nameof(input.PersonId), "请从在任的班子成员里选择。"),
                cancel
            );
        else if (turn is null)
        {
            db.RotaTurns.Add(RotaTurn.Of(rota.Unit, new(input.Month.Year, input.Month.Month, 1), chosen));
            changes.Add(new(Name(input.Month), null, chosen.Name));
        }
        else
        {
            changes.Add(Change(turn, chosen.Name));
            turn.GiveTo(chosen);
        }
        db.Record(
            AuditEvent.RotaChanged,
            new(SubjectKind.Unit, rota.Unit.Id, rota.Unit.Id, rota.Unit.Path),
            $"调整{rota.Unit.Name}轮值主席",
            changes: changes
        );
        return await db.SaveAsync(cancel, Refusal.Stale);
    }

    private static FieldChange Change(RotaTurn turn, string to) => new(Name(turn.Month), turn.Person.Name, to);

    private static string Name(DateOnly month) => $"{month:yyyy 年 M 月}";
}

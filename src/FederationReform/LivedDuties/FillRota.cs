using FederationReform.Access;
using FederationReform.Committees;
using FederationReform.Data;

namespace FederationReform.LivedDuties;

/// <param name="From">The first month that is filled; any of its days.</param>
/// <param name="Months">How many, from 1 to 24.</param>
public sealed record FillRotaInput(int UnitId, DateOnly From, int Months, Guid OperationId) : IChange;

/// <summary>
/// 排轮值: gives each month that nobody has, from the present one on, to whose turn it is. Months that somebody has
/// stay, so that a rota can be filled on without a promise being broken. Who led in a month that has passed is known
/// and not dealt out; it is entered month by month (<see cref="ChangeRota"/>).
/// </summary>
public sealed class FillRota(PortalDb portal)
{
    public const int MostMonths = 24;

    public async Task<Violations> RunAsync(UnitScope scope, FillRotaInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.SetDuties, input, cancel);
        if (db.Answered)
            return db.Answer;
        var today = portal.Clock.Today();
        if (await Rota.LoadAsync(db, scope, input.UnitId, today, cancel) is not { } rota)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (input.Months is < 1 or > MostMonths || input.From.Year < today.Year - 1 || input.From.Year > today.Year + 2)
            return await db.RefusedAsync(
                new Violation("Months", nameof(input.Months), $"一次最多排 {MostMonths} 个月，从今年前后的月份开始。"),
                cancel
            );
        if (rota.InTurn.Count == 0)
            return await db.RefusedAsync(
                new Violation(
                    "NobodyInTurn",
                    "",
                    $"{rota.Unit.Name}没有在任的副主席、执委，排不了轮值。请先登记班子。"
                ),
                cancel
            );
        var changes = new List<FieldChange>();
        for (var i = 0; i < input.Months; i++)
        {
            var month = new DateOnly(input.From.Year, input.From.Month, 1).AddMonths(i);
            if (month < new DateOnly(today.Year, today.Month, 1) || rota.Turns.Exists(t => t.Month == month))
                continue;
            var turn = RotaTurn.Of(rota.Unit, month, rota.NextFor(month)!);
            rota.Turns.Add(turn);
            rota.Turns.Sort((a, b) => a.Month.CompareTo(b.Month));
            db.RotaTurns.Add(turn);
            changes.Add(new($"{month:yyyy 年 M 月}", null, turn.Person.Name));
        }
        if (changes.Count == 0)
            return Violations.None;
        db.Record(
            AuditEvent.RotaFilled,
            new(SubjectKind.Unit, rota.Unit.Id, rota.Unit.Id, rota.Unit.Path),
            $"排{rota.Unit.Name}轮值主席 {changes.Count} 个月",
            changes: changes
        );
        return await db.SaveAsync(cancel, Refusal.Stale);
    }
}

using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Text;

namespace FederationReform.Committees;

/// <param name="EndsOn">届满日; later than planned where the county postponed the election.</param>
public sealed record DescribeCommitteeInput(
    int CommitteeId,
    int Version,
    CommitteeForm? Form,
    int? Number,
    DateOnly? EndsOn,
    Seats Seats,
    string? Reason,
    Guid OperationId
) : ICommitteeInput;

/// <summary>
/// 更改班子届次、届满日、职数: the data of a committee without its people. Only the county may, with a reason.
/// </summary>
public sealed class DescribeCommittee(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        DescribeCommitteeInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.CorrectCommittee, input, cancel);
        if (await db.FindCommitteeAsync(scope, input, cancel) is not { } committee)
            return db.Answer;

        var violations = new Violations(Check(committee, input).OfType<Violation>());
        if (violations.Count > 0)
            return await db.RefusedAsync(violations, cancel);

        var before = Facts(committee);
        committee.Describe(input.Form!.Value, input.Number, input.EndsOn!.Value, input.Seats);
        var changes = before
            .Zip(Facts(committee), (old, now) => new FieldChange(old.Field, old.Text, now.Text))
            .Where(c => c.Old != c.New)
            .ToList();
        if (changes.Count == 0)
            return Violations.None;
        db.Record(
            AuditEvent.CommitteeDescribed,
            committee.Subject,
            $"更改{committee.Unit.Name}班子的{string.Join("、", changes.Select(c => c.Field))}",
            PlainText.Clean(input.Reason),
            changes
        );
        return await db.SaveAsync(cancel);
    }

    private static IEnumerable<Violation?> Check(Committee committee, DescribeCommitteeInput input)
    {
        yield return CommitteeRules.CheckForm(input.Form);
        yield return CommitteeRules.CheckNumber(input.Number);
        if (
            input.EndsOn is not { } ends
            || ends <= committee.ElectedOn
            || ends > committee.ElectedOn.AddYears(Committee.MostYears)
        )
            yield return new(
                "EndsOn",
                "EndsOn",
                $"届满日请填在产生日期（{committee.ElectedOn:yyyy-MM-dd}）之后 {Committee.MostYears} 年以内。"
            );
        foreach (var violation in CommitteeRules.CheckSeats(input.Seats))
            yield return violation;
        yield return PlainText.Check(
            "Reason",
            "更改原因",
            input.Reason,
            PlainText.NoteRunes,
            required: true,
            lines: true
        );
    }

    private static IReadOnlyList<(string Field, string Text)> Facts(Committee c) =>
        [
            ("组织形式", c.Form.Name()),
            ("届次", c.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "未填"),
            ("届满日", $"{c.EndsOn:yyyy-MM-dd}"),
            ("职数", c.Seats.Words()),
        ];
}

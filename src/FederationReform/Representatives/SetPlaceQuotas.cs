using FederationReform.Access;
using FederationReform.Data;

namespace FederationReform.Representatives;

/// <param name="Rows">
/// One row for each place: texts by the key of their column (<see cref="RollInputs.QuotaColumns"/>). Replaces the
/// table.
/// </param>
public sealed record SetPlaceQuotasInput(
    int CampaignId,
    int UnitId,
    int Version,
    Guid OperationId,
    IReadOnlyList<IReadOnlyDictionary<string, string>> Rows
) : IRollInput;

/// <summary>
/// 保存代表名额分配: replaces the whole table. Fields of violations are named <c>Quotas[0].Seats</c>, from 0.
/// </summary>
public sealed class SetPlaceQuotas(PortalDb portal)
{
    public const int Most = 200;

    public async Task<Violations> RunAsync(
        UnitScope scope,
        SetPlaceQuotasInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.EditRecord, input, cancel);
        if (await db.FindRollAsync(scope, input, cancel) is not { } roll)
            return db.Answer;
        var (quotas, violations) = Read(input.Rows);
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);

        var before = roll.Sheet;
        var changes = Changes(before.Quotas, quotas);
        if (changes.Count == 0)
            return Violations.None;
        roll.Change(before with { Quotas = quotas }, portal.Clock.UtcNow());
        db.Record(
            AuditEvent.RepresentativeQuotasSet,
            roll.UnitReform.Subject,
            $"保存{roll.UnitReform.Unit.Name}的代表名额分配：{quotas.Count} 个单位，{quotas.Sum(q => q.Seats ?? 0)} 名",
            changes: changes
        );
        return await db.SaveAsync(cancel, Refusal.Stale);
    }

    private static (IReadOnlyList<PlaceQuota> Quotas, Violations Violations) Read(
        IReadOnlyList<IReadOnlyDictionary<string, string>> rows
    )
    {
        var (quotas, violations) = (new List<PlaceQuota>(), new Violations());
        if (rows.Count > Most)
            violations.Add(new Violation("TooMany", "", $"名额分配表最多 {Most} 行。"));
        for (var index = 0; index < Math.Min(rows.Count, Most); index++)
        {
            if (rows[index].Values.All(string.IsNullOrWhiteSpace))
                continue;
            var quota = new PlaceQuota("", null, null, null);
            foreach (var column in RollInputs.QuotaColumns)
            {
                var (field, label, text) = (
                    new FieldRef("Quotas", index, column.Key).ToString(),
                    $"第 {index + 1} 行{column.Title}",
                    rows[index].GetValueOrDefault(column.Key, "").Trim()
                );
                if (text.Length > 0)
                    quota = column.Take(quota, text, field, label, violations);
                else if (column.Key is "Name" or nameof(PlaceQuota.Seats))
                    violations.Add(new Violation("Required", field, $"请填写{label}。"));
            }
            if (quota.Place.Length > 0 && quotas.Exists(q => q.Place == quota.Place))
                violations.Add(
                    new Violation(
                        "PlaceTwice",
                        new FieldRef("Quotas", index, "Name").ToString(),
                        $"第 {index + 1} 行“{quota.Place}”已经写过了，一个单位只写一行。"
                    )
                );
            quotas.Add(quota);
        }
        return (quotas, violations);
    }

    private static List<FieldChange> Changes(IReadOnlyList<PlaceQuota> before, IReadOnlyList<PlaceQuota> after)
    {
        var places = before.Concat(after).Select(q => q.Place).Distinct();
        var changes = places
            .Select(place => new FieldChange(
                place,
                InWords(before.FirstOrDefault(q => q.Place == place)),
                InWords(after.FirstOrDefault(q => q.Place == place))
            ))
            .Where(c => c.Old != c.New)
            .ToList();
        if (changes.Count == 0 && !before.SequenceEqual(after))
            changes.Add(
                new(
                    "名额分配表的顺序",
                    string.Join("、", before.Select(q => q.Place)),
                    string.Join("、", after.Select(q => q.Place))
                )
            );
        return changes;
    }

    private static string? InWords(PlaceQuota? quota) =>
        quota is null
            ? null
            : $"名额 {quota.Seats} 名{(quota.Women is { } women ? $"，妇女 {women} 人" : "")}"
                + $"{(quota.Source is { } source ? $"（{source}）" : "")}";
}

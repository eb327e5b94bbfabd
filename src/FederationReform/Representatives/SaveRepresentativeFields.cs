using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Rules;

namespace FederationReform.Representatives;

/// <param name="Field">See <see cref="RollFields"/>.</param>
/// <param name="Was">The text when the caller opened the page; a different stored text is a conflict.</param>
public sealed record RepresentativeFieldEdit(string Field, string Was, string Text);

public sealed record SaveRepresentativeFieldsInput(
    int CampaignId,
    int UnitId,
    Guid OperationId,
    IReadOnlyList<RepresentativeFieldEdit> Edits
) : IChange;

/// <summary>
/// 修改妇女代表, field by field, so that two people who work on one roll both keep what they type. A change of a field
/// that the qualification check looked at removes the check.
/// </summary>
public sealed class SaveRepresentativeFields(PortalDb portal)
{
    private const int Attempts = 4;

    // One column of a whole roll may be filled at once.
    private const int MostEdits = RepresentativeRows.Most;

    public async Task<Violations> RunAsync(
        UnitScope scope,
        SaveRepresentativeFieldsInput input,
        CancellationToken cancel = default
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await TryAsync(scope, input, cancel);
            if (attempt == Attempts || !answer.Any(v => v.Code == Refusal.StaleCode))
                return answer;
        }
    }

    private async Task<Violations> TryAsync(
        UnitScope scope,
        SaveRepresentativeFieldsInput input,
        CancellationToken cancel
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.EditRecord, input, cancel);
        if (await db.LoadRollAsync(scope, input.CampaignId, input.UnitId, cancel) is not { } roll)
            return db.Answer;

        var reform = roll.UnitReform;
        var (sheet, changes, violations) = Apply(roll.Sheet, input.Edits);
        var touched = input.Edits.Select(e => RollFields.Read(e.Field)?.Id).ToHashSet();
        violations.Add(
            RollRules
                .CheckPeople(ListedRepresentative.Of(sheet), ElectionDay.Of(reform.Result, portal.Clock.Today()))
                .Where(v => touched.Contains(RollFields.Read(v.Field)?.Id))
        );
        if (violations.Blocking || changes.Count == 0)
            return await db.RefusedAsync(violations, cancel);
        roll.Change(sheet, portal.Clock.UtcNow());
        db.Record(
            AuditEvent.RepresentativesChanged,
            reform.Subject,
            $"修改{reform.Unit.Name}妇女代表名册，改动 {changes.Count} 处",
            changes: changes
        );
        return await db.SaveAsync(cancel, Refusal.Stale);
    }

    private static (RollSheet Sheet, List<FieldChange> Changes, Violations Violations) Apply(
        RollSheet sheet,
        IReadOnlyList<RepresentativeFieldEdit> edits
    )
    {
        var (changes, violations) = (new List<FieldChange>(), new Violations());
        if (edits.Count > MostEdits)
            violations.Add(new Violation("TooMany", "", "一次保存的内容太多，请分几次填写。"));
        foreach (var edit in edits.Take(MostEdits))
        {
            if (
                RollFields.Read(edit.Field) is not { } place
                || sheet.Find(place.Id) is not { } person
                || RollInputs.Column(place.Column) is not { } column
            )
            {
                violations.Add(
                    new Violation("FieldGone", edit.Field, "这名代表已经不在名册里了，可能是别人删除了。请刷新页面。")
                );
                continue;
            }
            var (label, now, text) = ($"{person.Name}的{column.Title}", column.Write(person), edit.Text.Trim());
            if (text == now)
                continue;
            if (edit.Was.Trim() != now)
            {
                violations.Add(
                    new Violation(
                        "ChangedMeanwhile",
                        edit.Field,
                        $"{label}刚刚被别人"
                            + $"{(now.Length == 0 ? "清空" : $"改为“{column.Shown(now)}”")}，"
                            + $"您填的“{text}”没有保存。请核对后再填。"
                    )
                );
                continue;
            }
            if (Read(person, column, edit.Field, label, text, violations) is not { } changed)
                continue;
            if (column.Write(changed) is var after && after != now)
            {
                changes.Add(column.Change(now, after, label));
                sheet = sheet.With(RollInputs.Checked.Contains(column.Key) ? changed with { Check = null } : changed);
            }
        }
        return (sheet, changes, violations);
    }

    private static Representative? Read(
        Representative person,
        ResultInput<Representative> column,
        string field,
        string label,
        string text,
        Violations violations
    )
    {
        if (text.Length == 0 && column.Key == nameof(Representative.Name))
        {
            violations.Add(new Violation("Required", field, $"请填写姓名；不再担任代表的，请删除{person.Name}。"));
            return null;
        }
        var before = violations.Count;
        var changed =
            text.Length == 0 ? RollInputs.Cleared(person, column) : column.Take(person, text, field, label, violations);
        return violations.Count == before ? changed : null;
    }
}

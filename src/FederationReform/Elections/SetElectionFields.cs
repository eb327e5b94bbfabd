using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Rules;

namespace FederationReform.Elections;

/// <param name="Was">The text when the caller opened the page; a different stored text is a conflict.</param>
public sealed record ElectionFieldEdit(string Field, string Was, string Text);

public sealed record SetElectionFieldsInput(int ElectionId, Guid OperationId, IReadOnlyList<ElectionFieldEdit> Edits)
    : IChange;

/// <summary>
/// 保存选举的填写内容, field by field: two people who count at two boxes both keep what they type; only when both
/// changed the same field is the second one refused. A text that cannot be read refuses the whole save.
/// </summary>
public sealed class SetElectionFields(PortalDb portal)
{
    private const int Attempts = 4;
    private const int MostEdits = 400;

    public async Task<Violations> RunAsync(
        UnitScope scope,
        SetElectionFieldsInput input,
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

    private async Task<Violations> TryAsync(UnitScope scope, SetElectionFieldsInput input, CancellationToken cancel)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.EditRecord, input, cancel);
        if (db.Answered)
            return db.Answer;
        var election = await db.LoadElectionAsync(scope, input.ElectionId, cancel);
        if (election is null)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (election.NotChangeable() is { } closed)
            return await db.RefusedAsync(closed, cancel);

        var (sheet, changes, violations) = Apply(election.Sheet, input.Edits);
        if (violations.Blocking || changes.Count == 0)
            return await db.RefusedAsync(violations, cancel);
        election.Change(sheet);
        db.Record(
            AuditEvent.ElectionChanged,
            election.Subject,
            $"填写{election.Unit.Name}“{sheet.Purpose.Name()}”，改动 {changes.Count} 处",
            changes: changes
        );
        return await db.SaveAsync(cancel);
    }

    private static (ElectionSheet Sheet, List<FieldChange> Changes, Violations Violations) Apply(
        ElectionSheet sheet,
        IReadOnlyList<ElectionFieldEdit> edits
    )
    {
        var (changes, violations) = (new List<FieldChange>(), new Violations());
        if (edits.Count > MostEdits)
            violations.Add(new Violation("TooMany", "", "一次保存的内容太多，请分几次填写。"));
        foreach (var edit in edits.Take(MostEdits))
        {
            if (ElectionInputs.Find(sheet, edit.Field) is not { } input)
            {
                violations.Add(
                    new Violation(
                        "FieldGone",
                        edit.Field,
                        "这一项已经不在了，可能是别人删除了候选人或者这一轮计票。请刷新页面。"
                    )
                );
                continue;
            }
            var (now, text) = (input.Write(sheet), edit.Text.Trim());
            if (text == now)
                continue;
            if (edit.Was.Trim() != now)
            {
                violations.Add(
                    ElectionRefusal.ChangedMeanwhile(edit.Field, input.Title, input.Shown(now), input.Shown(text))
                );
                continue;
            }
            sheet = input.Take(sheet, text, edit.Field, input.Title, violations);
            if (input.Write(sheet) is var after && after != now)
                changes.Add(input.Change(now, after));
        }
        return (sheet, changes, violations);
    }
}

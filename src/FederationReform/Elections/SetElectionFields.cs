using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;

namespace FederationReform.Elections;

/// <param name="Was">The text that stood there when she began; another now means that somebody changed it meanwhile.</param>
public sealed record ElectionFieldEdit(string Field, string Was, string Text);

public sealed record SetElectionFieldsInput(int ElectionId, Guid OperationId, IReadOnlyList<ElectionFieldEdit> Edits);

/// <summary>
/// 保存选举的填写内容, field by field: two who count at two boxes both keep what they type, and only of one and the same field does the
/// second hear that it was changed. What cannot be read is refused and the rest of the same save with it.
/// </summary>
public sealed class SetElectionFields(PortalDb portal)
{
    private const int Attempts = 4;
    private const int MostEdits = 400;

    public async Task<Violations> RunAsync(UnitScope scope, SetElectionFieldsInput input, CancellationToken cancel = default)
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
        if (await portal.RefuseAsync(scope, Permissions.EditRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return Violations.None;
        var election = await db.LoadElectionAsync(scope, input.ElectionId, cancel);
        if (election is null)
            return new Violations(Refusal.NotFound);
        if (election.NotChangeable() is { } closed)
            return new Violations(closed);

        var (sheet, changes, violations) = Apply(election.Sheet, input.Edits);
        if (violations.Blocking || changes.Count == 0)
            return violations;
        election.Change(sheet);
        db.Record(AuditEvent.ElectionChanged, election.Subject, input.OperationId, $"填写{election.Unit.Name}“{sheet.Purpose.Name()}”，改动 {changes.Count} 处", changes: changes);
        return await db.SaveAsync(input.OperationId, cancel);
    }

    private static (ElectionSheet Sheet, List<FieldChange> Changes, Violations Violations) Apply(ElectionSheet sheet, IReadOnlyList<ElectionFieldEdit> edits)
    {
        var (changes, violations) = (new List<FieldChange>(), new Violations());
        if (edits.Count > MostEdits)
            violations.Add(new Violation("TooMany", "", "一次保存的内容太多，请分几次填写。"));
        foreach (var edit in edits.Take(MostEdits))
        {
            if (ElectionInputs.Find(sheet, edit.Field) is not { } input)
            {
                violations.Add(new Violation("FieldGone", edit.Field, "这一项已经不在了，可能是别人删除了候选人或者这一轮计票。请刷新页面。"));
                continue;
            }
            var (now, text) = (input.Write(sheet), edit.Text.Trim());
            if (text == now)
                continue;
            if (edit.Was.Trim() != now)
            {
                violations.Add(ElectionRefusal.ChangedMeanwhile(edit.Field, input.Title, Shown(edit.Field, now), Shown(edit.Field, text)));
                continue;
            }
            sheet = input.Take(sheet, text, edit.Field, input.Title, violations);
            if (input.Write(sheet) is var after && after != now)
                changes.Add(new(input.Title, Shown(edit.Field, now), Shown(edit.Field, after)));
        }
        return (sheet, changes, violations);
    }

    // The audit is read by people who may not see phones.
    private static string Shown(string field, string text) => field.EndsWith(".Phone", StringComparison.Ordinal) ? People.PhoneText.Masked(text) ?? "" : text;
}

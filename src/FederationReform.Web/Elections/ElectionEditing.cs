using FederationReform.Access;
using FederationReform.Elections;
using FederationReform.Rules;
using FederationReform.Web.Access;

namespace FederationReform.Web.Elections;

/// <summary>
/// An election that is being edited: every field is saved as soon as it is finished, one after the other, and what was
/// refused stays in its input with the reason beside it.
/// </summary>
public sealed class ElectionEditing(
    CurrentScope current,
    ElectionQuery query,
    SetElectionFields setting,
    TimeProvider clock
)
{
    private readonly Dictionary<string, (string Text, Violation Problem)> refused = [];
    private Task before = Task.CompletedTask;
    private int saving;

    public ElectionDetails? Details { get; private set; }

    /// <summary>What the last action found wrong, refused fields apart.</summary>
    public Violations Problems { get; private set; } = Violations.None;

    /// <summary>For the line at the bottom of the page.</summary>
    public string State =>
        saving > 0 ? "正在保存……"
        : refused.Count > 0 ? $"有 {refused.Count} 处没有保存，请改正"
        : said;

    public bool Busy => saving > 0;

    private string said = "填写的内容会自动保存";

    /// <summary>Raised among the events of the page that set the action going.</summary>
    public event Action? Changed;

    /// <returns>False when the election does not exist or lies outside the scope; the page then says so.</returns>
    public async Task<bool> LoadAsync(int electionId)
    {
        if (await current.OrSignInAsync() is not { } scope)
            return true;
        Details = await query.RunAsync(scope, electionId);
        return Details is not null;
    }

    public string TextOf(string field) => refused.TryGetValue(field, out var kept) ? kept.Text : Stored(field);

    public Violation? ProblemOf(string field) => refused.TryGetValue(field, out var kept) ? kept.Problem : null;

    /// <summary>
    /// A pause in typing and leaving the field both tell of it: what is stored already is not sent again.
    /// </summary>
    public Task SetAsync(string field, string? text) =>
        !refused.ContainsKey(field) && (text ?? "") == Stored(field)
            ? Task.CompletedTask
            : SetAsync([new(field, Stored(field), text ?? "")]);

    /// <summary>All of them or none; what was refused stays in the inputs.</summary>
    /// <returns>True when everything is saved.</returns>
    public async Task<bool> SetAsync(IReadOnlyList<ElectionFieldEdit> edits)
    {
        var answer = await RunAsync(
            scope => setting.RunAsync(scope, new(Details!.Id, Guid.NewGuid(), edits)),
            "已保存"
        );
        foreach (var edit in edits)
        {
            refused.Remove(edit.Field);
            if (answer.FirstOrDefault(v => v.Field == edit.Field) is { } problem)
                refused[edit.Field] = (edit.Text, problem);
        }
        Problems = new(answer.Where(v => !refused.ContainsKey(v.Field)));
        Changed?.Invoke();
        return answer.Count == 0;
    }

    /// <summary>Refused texts of these fields are dropped here, because a dialog keeps them.</summary>
    public void Forget(IEnumerable<string> fields)
    {
        foreach (var field in fields)
            refused.Remove(field);
    }

    /// <summary>Anything else that is done to the election; then it is read anew.</summary>
    public async Task<Violations> RunAsync(Func<UnitScope, Task<Violations>> action, string done)
    {
        if (await current.OrSignInAsync() is not { } scope || Details is null)
            return Violations.None;
        saving++;
        Changed?.Invoke();
        // One after the other, in the order in which they were typed.
        var (last, mine) = (before, new TaskCompletionSource());
        before = mine.Task;
        await last;
        try
        {
            var answer = await action(scope);
            if (await query.RunAsync(scope, Details.Id) is { } details)
                Details = details;
            if (answer.Count == 0)
                said = $"{done} {clock.GetUtcNow().UtcDateTime.ToChina():HH:mm:ss}";
            Problems = answer;
            return answer;
        }
        finally
        {
            mine.SetResult();
            saving--;
            Changed?.Invoke();
        }
    }

    private string Stored(string field) =>
        Details is { } details && ElectionInputs.Find(details.Sheet, field) is { } input
            ? input.Write(details.Sheet)
            : "";
}

using FederationReform.Rules;

namespace FederationReform.Web.Reforms;

/// <summary>The sheet that is being edited, with its steps of undo and redo.</summary>
internal sealed class SheetEdits(ResultSheet sheet)
{
    private const int StepsKept = 100;

    private readonly List<(ResultSheet Sheet, string What)> back = [];
    private readonly Stack<(ResultSheet Sheet, string What)> forth = [];

    public ResultSheet Sheet { get; private set; } = sheet;

    /// <summary>The change that the next undo takes back, for example 粘贴; null when there is none.</summary>
    public string? Undoable => back.Count > 0 ? back[^1].What : null;

    public bool Redoable => forth.Count > 0;

    /// <param name="what">In the words of the button 撤销…; the same words right after each other are one step.</param>
    public void Change(ResultSheet changed, string what, bool oneStepWithTheLast = false)
    {
        if (changed.SameAs(Sheet))
            return;
        if (!(oneStepWithTheLast && Undoable == what))
            back.Add((Sheet, what));
        if (back.Count > StepsKept)
            back.RemoveAt(0);
        forth.Clear();
        Sheet = changed;
    }

    public bool Undo()
    {
        if (back.Count == 0)
            return false;
        var (before, what) = back[^1];
        back.RemoveAt(back.Count - 1);
        forth.Push((Sheet, what));
        Sheet = before;
        return true;
    }

    public bool Redo()
    {
        if (!forth.TryPop(out var step))
            return false;
        back.Add((Sheet, step.What));
        Sheet = step.Sheet;
        return true;
    }

    /// <summary>Begins anew: nothing before this can be undone.</summary>
    public void Replace(ResultSheet sheet)
    {
        back.Clear();
        forth.Clear();
        Sheet = sheet;
    }
}

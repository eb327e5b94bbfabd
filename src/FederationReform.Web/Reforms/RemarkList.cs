using System.Globalization;
using FederationReform.Campaigns;
using FederationReform.Reforms;

namespace FederationReform.Web.Reforms;

/// <summary>What the reviewer has ticked and written, in the order of ticking.</summary>
public sealed class RemarkList
{
    private readonly List<Entry> entries = [];
    private HashSet<string> wrong = [];

    public event Action? Changed;

    public int Count => entries.Count;

    public IEnumerable<string> Fields => entries.Select(e => e.Field);

    /// <summary>The text at a place; null where nothing is ticked.</summary>
    public string? this[string field] => entries.Find(e => e.Field == field)?.Text;

    /// <summary>Set and never toggled: the browser may tell the same tick twice.</summary>
    public void Tick(string field, bool ticked)
    {
        if (ticked == (this[field] is not null))
            return;
        if (ticked)
            entries.Add(new(field, ""));
        else
            entries.RemoveAll(e => e.Field == field);
        Changed?.Invoke();
    }

    public void Write(string field, string text)
    {
        var index = entries.FindIndex(e => e.Field == field);
        if (index < 0)
            return;
        entries[index] = new(field, text);
        Changed?.Invoke();
    }

    /// <summary>Begins anew, with what was written before.</summary>
    public void Take(IEnumerable<FieldRemark> remarks)
    {
        entries.Clear();
        entries.AddRange(remarks.Select(r => new Entry(r.Field, r.Remark)));
        wrong = [];
    }

    /// <summary>Marks the remarks that a use case refused.</summary>
    public void Judge(Violations violations)
    {
        wrong = [.. entries.Where((_, i) => violations.Any(v => v.Field == Name(i))).Select(e => e.Field)];
    }

    public bool IsWrong(string field) => wrong.Contains(field);

    public IReadOnlyList<FieldRemark> ToFieldRemarks() => [.. entries.Select(e => new FieldRemark(e.Field, e.Text))];

    /// <summary>The id of the input that a violation of <see cref="ReturnRecordInput.Remarks"/> is about.</summary>
    public string? IdOf(string violated)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (violated == Name(i))
                return InputId(entries[i].Field);
        }
        return null;
    }

    public static string InputId(string field) =>
        $"remark-{Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(field))}";

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"Remarks[{index}]");

    private sealed record Entry(string Field, string Text);
}

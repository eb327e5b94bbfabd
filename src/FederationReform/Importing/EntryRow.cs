using FederationReform.Registers;
using FederationReform.Spreadsheets.Reading;

namespace FederationReform.Importing;

/// <summary>One row of the file that is an entry of a register.</summary>
internal sealed class EntryRow<TEntry>(ImportTable table, ImportedSheet sheet, int number, SheetCell[] cells)
    : ImportRow(table, sheet, number, cells)
    where TEntry : class, IRegisterEntry<TEntry>
{
    /// <summary>
    /// What the row says; where the entry is known already, what the row says over what is stored: an empty cell
    /// removes nothing.
    /// </summary>
    public TEntry Entry { get; private set; } = TEntry.Blank;

    /// <summary>The entry that the row updates; null for a new one.</summary>
    public RegisterRow<TEntry>? Stored { get; private set; }

    public override string Name => Entry.Title.Length > 0 ? Entry.Title : Text(Table.Form.Lead.Key);

    private RegisterForm<TEntry> Form => (RegisterForm<TEntry>)Table.Form;

    public override void Read() => Entry = Form.Inputs.Aggregate(Entry, (entry, input) => Fill(input, entry));

    public void Updates(RegisterRow<TEntry> stored)
    {
        (Stored, Entry) = (
            stored,
            Form.Inputs.Where(input => Has(input.Key))
                .Aggregate(stored.Entry, (entry, input) => input.Fill(entry, Text(input.Key)).Value)
        );
        Changes = Entries.Changes(stored.Entry, Entry, Form.Types);
        Verdict = Changes.Count == 0 ? ImportVerdict.Same : ImportVerdict.Changed;
    }

    /// <summary>Adds what is wrong with the entry, but for fields whose cells could not be read at all.</summary>
    public void Check(DateOnly today)
    {
        var unread = Problems.Select(p => p.Field).ToHashSet();
        var wrong = new Violations(Entry.Check(today));
        wrong.Add(Entries.RetiredType(Entry, Stored?.Entry, Form.Types));
        foreach (var violation in wrong.Where(v => !unread.Contains(v.Field)))
            Problems.Add(violation with { Message = $"{Place}：{violation.Message}" });
    }

    /// <summary>The entry would be the second of what there is one of.</summary>
    /// <param name="first">The unit whose entry is the first; null where it lies outside the scope.</param>
    public void IsSecond(string? first)
    {
        var second = TEntry.SoleTwice(Entry, first);
        Problems.Add(second with { Message = $"{Place}：{second.Message}" });
    }

    /// <summary>
    /// Finds what stands twice among the rows of a unit: an equal row counts once; a row that differs is a problem.
    /// </summary>
    public static void FindTwice(IEnumerable<EntryRow<TEntry>> rows)
    {
        // One title is one group only where a unit may have several entries.
        var one = TEntry.OnePerUnit;
        foreach (
            var named in rows.Where(r => !r.Wrong).GroupBy(r => one ? "" : r.Entry.Title).Where(g => g.Count() > 1)
        )
        {
            var firsts = new List<EntryRow<TEntry>>();
            foreach (var row in named)
            {
                if (firsts.Find(r => one || r.Entry.IsSameAs(row.Entry)) is not { } first)
                    firsts.Add(row);
                else if (row.Entry.Equals(first.Entry))
                    row.Verdict = ImportVerdict.Twice;
                else
                    row.Problems.Add(
                        row.Differs(
                            first,
                            TEntry.Inputs.Where(i => row.Table.Maps(i.Key)),
                            "同一条记录",
                            "；确是两条的，请在名称里写明区别"
                        )
                    );
            }
        }
    }
}

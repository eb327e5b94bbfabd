namespace FederationReform.Summaries;

/// <summary>
/// Where the words of a text went in another one, by the shortest list of insertions and deletions (Myers 1986). A
/// number is one word, so that 16 is never found within 162; every other character is a word by itself.
/// </summary>
internal sealed class TextMove
{
    /// <summary>
    /// So many words may differ between the parts that both texts begin and end with. Beyond that the writer wrote the
    /// text anew, and nothing in it is taken for what stood there before.
    /// </summary>
    private const int MostChanges = 2000;

    private readonly List<Word> before;
    private readonly List<Word> after;

    // For each word of the text before: its place among the words after, -1 where it is gone.
    private readonly int[] places;

    public TextMove(string before, string after)
    {
        (this.before, this.after) = (WordsOf(before), WordsOf(after));
        places = new int[this.before.Count];
        Array.Fill(places, -1);

        var (from, ends) = (0, (Before: this.before.Count, After: this.after.Count));
        while (from < ends.Before && from < ends.After && Same(from, from))
            places[from] = from++;
        while (ends.Before > from && ends.After > from && Same(ends.Before - 1, ends.After - 1))
            places[--ends.Before] = --ends.After;
        Match(from, ends.Before, ends.After);

        bool Same(int one, int other) => this.before[one].Of(before).SequenceEqual(this.after[other].Of(after));

        void Match(int start, int endBefore, int endAfter)
        {
            var (old, young) = (endBefore - start, endAfter - start);
            var most = Math.Min(old + young, MostChanges);
            // For each diagonal, from -most - 1 on: how far into the old text so many changes can come.
            var furthest = new int[2 * most + 3];
            var steps = new List<int[]>();
            for (var changes = 0; changes <= most; changes++)
            {
                steps.Add(furthest[(most - changes)..(most + changes + 3)]);
                for (var diagonal = -changes; diagonal <= changes; diagonal += 2)
                {
                    var x = Step(steps[^1], diagonal, changes).Begin;
                    while (x < old && x - diagonal < young && Same(start + x, start + x - diagonal))
                        x++;
                    furthest[most + 1 + diagonal] = x;
                    if (x >= old && x - diagonal >= young)
                    {
                        Trace(steps, start, old, young);
                        return;
                    }
                }
            }
        }
    }

    /// <summary>Where these characters stand now; null when one was touched or something came between.</summary>
    public int? To(int start, int length)
    {
        var first = before.FindIndex(w => w.Start == start);
        if (first < 0 || places[first] < 0)
            return null;
        for (var i = first; i < before.Count && before[i].Start < start + length; i++)
        {
            if (places[i] != places[first] + i - first || before[i].End > start + length)
                return null;
        }
        return after[places[first]].Start;
    }

    /// <summary>From which diagonal the next change comes, and where it begins in the old text.</summary>
    /// <param name="furthest">Before this change, for the diagonals from -changes - 1 on.</param>
    private static (int From, int Begin) Step(int[] furthest, int diagonal, int changes)
    {
        var (below, above) = (furthest[changes + diagonal], furthest[changes + diagonal + 2]);
        return diagonal == -changes || (diagonal != changes && below < above)
            ? (diagonal + 1, above)
            : (diagonal - 1, below + 1);
    }

    /// <summary>Goes the way back and notes the words that are in both texts.</summary>
    private void Trace(List<int[]> steps, int start, int x, int y)
    {
        for (var changes = steps.Count - 1; changes >= 0; changes--)
        {
            var diagonal = x - y;
            var (from, begin) = Step(steps[changes], diagonal, changes);
            while (x > begin && y > begin - diagonal)
                places[start + --x] = start + --y;
            // The step into this diagonal: an insertion comes from above, a deletion from below.
            (x, y) = from > diagonal ? (begin, begin - from) : (begin - 1, begin - 1 - from);
        }
    }

    private static List<Word> WordsOf(string text)
    {
        var words = new List<Word>();
        for (var i = 0; i < text.Length; i = words[^1].End)
        {
            var end = i + 1;
            if (char.IsAsciiDigit(text[i]))
            {
                while (end < text.Length && (char.IsAsciiDigit(text[end]) || IsPoint(text, end)))
                    end++;
                if (end < text.Length && text[end] == '%')
                    end++;
            }
            else if (char.IsHighSurrogate(text[i]) && end < text.Length)
                end++;
            words.Add(new(i, end));
        }
        return words;
    }

    private static bool IsPoint(string text, int at) =>
        text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    private readonly record struct Word(int Start, int End)
    {
        public ReadOnlySpan<char> Of(string text) => text.AsSpan(Start, End - Start);
    }
}

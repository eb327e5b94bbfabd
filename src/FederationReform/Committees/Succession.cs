using FederationReform.People;

namespace FederationReform.Committees;

/// <summary>
/// How the committees of a unit follow each other: a new one ends the one before, and what is approved late finds its
/// place between them.
/// </summary>
internal static class Succession
{
    public static void EndFormer(IEnumerable<Committee> others, DateOnly electedOn)
    {
        foreach (
            var former in others.Where(c => c.ElectedOn <= electedOn && (c.EndedOn is null || c.EndedOn > electedOn))
        )
            SetEnd(former, electedOn);
    }

    /// <summary>
    /// Puts the committee that the removed one had ended back into office, or ends it when the next one was elected.
    /// </summary>
    public static void ResumeFormer(IReadOnlyList<Committee> others, Committee gone)
    {
        var successor = NextAfter(gone.ElectedOn, others);
        foreach (var former in others.Where(c => c.EndedOn == gone.ElectedOn))
            SetEnd(former, successor?.ElectedOn);
    }

    public static Committee? NextAfter(DateOnly day, IEnumerable<Committee> committees) =>
        committees.Where(c => c.ElectedOn > day).MinBy(c => c.ElectedOn);

    /// <summary>
    /// Ends a committee on a day, or puts it back into office (null); the posts that lasted to its end follow.
    /// </summary>
    public static void SetEnd(Committee committee, DateOnly? day)
    {
        foreach (var post in committee.Posts.Where(p => p.EndOn is null || p.WayOut == WayOut.TermEnded))
        {
            // A by-election may lie after the congress that ended the committee, when that congress was approved late;
            // no post may end before it begins.
            if (day is { } last)
                post.End(new(WayOut.TermEnded, last < post.StartOn ? post.StartOn : last, Resolution.None));
            else
                post.Resume();
        }
        if (day is { } end)
            committee.End(end);
        else
            committee.Resume();
    }
}

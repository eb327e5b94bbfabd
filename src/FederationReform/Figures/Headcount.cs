using Microsoft.EntityFrameworkCore;

namespace FederationReform.Figures;

/// <summary>
/// How many posts are counted, and how many people hold them. Every figure of people counts posts, because a committee
/// is complete or not by its own members; whoever sits in two committees is one person in both. Each page that shows
/// such figures says it in these words.
/// </summary>
public readonly record struct Headcount(int Posts, int People)
{
    /// <summary>Who is counted how often, in the words of the pages.</summary>
    public const string Definition =
        "按任职计算：一个人在一个班子里只计一次，按最高职务归类；同时在几个班子任职的，在每个班子各计一次，"
        + "所以任职数可能多于人数。";

    /// <summary>For example 2002 个任职，2001 人; only 2001 人 where nobody holds two.</summary>
    public string Words => Posts == People ? $"{People} 人" : $"{Posts} 个任职，{People} 人";

    internal static Task<int> PeopleAsync(IQueryable<Holder> holders, CancellationToken cancel) =>
        holders.Select(h => h.Post.PersonId).Distinct().CountAsync(cancel);
}

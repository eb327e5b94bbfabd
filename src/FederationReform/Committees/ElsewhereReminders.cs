using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Committees;

/// <summary>
/// What one village's list cannot show: the same woman chairs another village, or the telephone is somebody else's.
/// Compared with everybody in office, and with the lists of the same campaign in the caller's scope that are not
/// approved yet. What lies outside the scope is said to be somewhere else, and not whose or where it is. Reminders,
/// because two women may share name, birth and a family's telephone.
/// </summary>
internal static class ElsewhereReminders
{
    public const string ChairCode = "ChairElsewhere";
    public const string PhoneCode = "PhoneOfAnother";
    public const string Clause = "核对：一人一档";

    /// <summary>How many lists that are not approved yet are read; a county has some hundreds.</summary>
    private const int MostLists = 500;

    /// <param name="campaignId">The campaign of the list; null for an entry outside a campaign.</param>
    /// <param name="field">The field of a member's column, for the links of the page.</param>
    public static async Task<IReadOnlyList<Violation>> FindAsync(
        PortalDbContext db,
        UnitScope scope,
        Unit unit,
        int? campaignId,
        IReadOnlyList<ElectedMember> members,
        Func<int, string, string> field,
        CancellationToken cancel
    )
    {
        var asked = members.Select(Cleaned).Where(m => m.Name.Length > 0).ToList();
        if (asked.Count == 0)
            return [];
        var others = await InOfficeAsync(db, scope, unit, asked, cancel);
        if (campaignId is { } campaign)
            others.AddRange(await OnListsAsync(db, scope, unit, campaign, cancel));
        var reminders = new List<Violation>();
        for (var row = 0; row < members.Count; row++)
        {
            var member = Cleaned(members[row]);
            if (member.Name.Length == 0)
                continue;
            if (
                member.Position == Position.Chair
                && Nearest(others.Where(o => o.Chairs && o.UnitId != unit.Id && SamePerson(o, member))) is { } chair
            )
                reminders.Add(ChairTwice(member, chair, field(row, nameof(ElectedMember.Name))));
            if (
                member.Phone is not null
                && Nearest(
                    others
                        .Concat(OnThisList(members, row, unit))
                        .Where(o => o.Phone == member.Phone && o.Name != member.Name)
                )
                    is { } owner
            )
                reminders.Add(PhoneTwice(member, owner, field(row, nameof(ElectedMember.Phone))));
        }
        return reminders;
    }

    private static ElectedMember Cleaned(ElectedMember member) =>
        member with
        {
            Phone = member.Phone is { } phone
                ? PhoneText.Read(phone) is { Readable: true } read
                    ? read.Value
                    : null
                : null,
        };

    /// <summary>One in the scope before one outside: the caller can open it.</summary>
    private static Other? Nearest(IEnumerable<Other> found) => found.OrderBy(o => o.See is null).FirstOrDefault();

    private static bool SamePerson(Other other, ElectedMember member) =>
        other.Name == member.Name
            ? (other.Phone is not null && other.Phone == member.Phone) || SameBirth(other.Birth, member.Birth)
            : other.Phone is not null && other.Phone == member.Phone && SameBirth(other.Birth, member.Birth);

    private static bool SameBirth(BirthDate? one, BirthDate? other) =>
        one is { } a
        && other is { } b
        && (
            a.Date == b.Date
            || (!(a.DayKnown && b.DayKnown) && (a.Date.Year, a.Date.Month) == (b.Date.Year, b.Date.Month))
        );

    private static Violation ChairTwice(ElectedMember member, Other other, string field) =>
        new(
            ChairCode,
            field,
            $"{member.Name}{(member.Birth is { } birth ? $"（{birth}）" : "")}同时"
                + (
                    other.See is null
                        ? "在您范围以外的另一个单位任主席或列为主席人选。"
                            + "请核对姓名、出生年月和电话；拿不准的，请问县妇联。"
                        : $"是{other.UnitName}的{(other.Listed ? "主席人选" : "主席")}。一人不在两个单位任主席，"
                            + "请核对姓名、出生年月和电话。"
                ),
            Severity.Remind,
            Clause,
            other.See
        );

    private static Violation PhoneTwice(ElectedMember member, Other other, string field) =>
        new(
            PhoneCode,
            field,
            $"{member.Name}的联系电话 {PhoneText.Masked(member.Phone)} "
                + (
                    other.See is null && !other.Here
                        ? "也是您范围以外另一个人的电话。请核对号码。"
                        : $"也是{(other.Here ? "本名单里" : other.UnitName)}{other.Name}的电话。"
                            + "请核对号码；确实共用的，可以保留。"
                ),
            Severity.Remind,
            Clause,
            other.See
        );

    private static async Task<List<Other>> InOfficeAsync(
        PortalDbContext db,
        UnitScope scope,
        Unit unit,
        List<ElectedMember> asked,
        CancellationToken cancel
    )
    {
        var chairs = asked.Where(m => m.Position == Position.Chair).Select(m => m.Name).Distinct().ToList();
        var phones = asked.Select(m => db.Seal.Whole(m.Phone)).OfType<string>().Distinct().ToList();
        // Everybody in office, whatever the scope: the reminder says that the person occurs elsewhere, not where.
        var found = await (
            from post in db.Posts.AsNoTracking()
            where post.EndOn == null
            join person in db.People on post.PersonId equals person.Id
            where
                (post.Position == Position.Chair && post.UnitId != unit.Id && chairs.Contains(person.Name))
                || (person.PhoneHash != null && phones.Contains(person.PhoneHash))
            orderby post.Id
            select new
            {
                Person = person,
                post.Position,
                post.UnitId,
                post.UnitPath,
                post.Committee.Unit.Level,
                UnitName = post.Committee.Unit.Name,
            }
        ).ToListAsync(cancel);
        return found.ConvertAll(f => new Other
        {
            Name = f.Person.Name,
            Birth = f.Person.Birth,
            Phone = f.Person.Phone,
            Chairs = f.Position == Position.Chair && f.Level == unit.Level,
            UnitId = f.UnitId,
            UnitName = f.UnitName,
            See = scope.Covers(f.UnitPath) ? new($"{f.UnitName}的{f.Person.Name}", f.Person.Id) : null,
        });
    }

    private static async Task<IEnumerable<Other>> OnListsAsync(
        PortalDbContext db,
        UnitScope scope,
        Unit unit,
        int campaignId,
        CancellationToken cancel
    )
    {
        var lists = await db
            .UnitReforms.AsNoTracking()
            .VisibleTo(scope)
            .Where(r =>
                r.CampaignId == campaignId
                && r.UnitId != unit.Id
                && (
                    r.State == ReformState.InProgress
                    || r.State == ReformState.Submitted
                    || r.State == ReformState.Returned
                )
            )
            .OrderBy(r => r.UnitPath)
            .Take(MostLists)
            .Select(r => new
            {
                r.UnitId,
                UnitName = r.Unit.Name,
                r.Result,
            })
            .ToListAsync(cancel);
        return lists.SelectMany(list =>
            list.Result.Members.Select(m => new Other
            {
                Name = m.Name,
                Birth = m.Birth,
                Phone = m.Phone,
                Chairs = m.Position == Position.Chair,
                UnitId = list.UnitId,
                UnitName = list.UnitName,
                Listed = true,
                See = new($"{list.UnitName}的记录", null, campaignId, list.UnitId),
            })
        );
    }

    private static IEnumerable<Other> OnThisList(IReadOnlyList<ElectedMember> members, int row, Unit unit) =>
        members
            .Take(row)
            .Select(Cleaned)
            .Select(m => new Other
            {
                Name = m.Name,
                Birth = m.Birth,
                Phone = m.Phone,
                Chairs = false,
                UnitId = unit.Id,
                UnitName = unit.Name,
                Here = true,
            });

    private sealed class Other
    {
        public required string Name { get; init; }
        public required BirthDate? Birth { get; init; }
        public required string? Phone { get; init; }
        public required bool Chairs { get; init; }
        public required int UnitId { get; init; }
        public required string UnitName { get; init; }

        /// <summary>Stands on a list that is not approved yet.</summary>
        public bool Listed { get; init; }

        /// <summary>Stands on the same list, further up.</summary>
        public bool Here { get; init; }

        /// <summary>Null outside the scope, where neither name nor unit may be said.</summary>
        public SeeAlso? See { get; init; }
    }
}

using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Text;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Rosters;

/// <summary>未审核: somebody on a submitted list, who holds no post before the county has approved it.</summary>
public sealed record UnapprovedPerson(string Name, Position Position, UnitLink Unit, int CampaignId);

/// <summary>
/// People of submitted records whom the roster does not know yet, by a part of the name, the beginning of its pinyin or
/// the last four digits of the phone. Who is searched for has been typed in, and must not seem lost.
/// </summary>
public sealed class UnapprovedPeopleQuery(PortalDb portal)
{
    /// <summary>How many are listed.</summary>
    public const int Most = 20;

    /// <summary>How many submitted lists are read: as many as a county has villages.</summary>
    private const int MostLists = 500;

    /// <returns>Empty without a text, and for accounts that may not read records.</returns>
    public async Task<IReadOnlyList<UnapprovedPerson>> RunAsync(
        UnitScope scope,
        string? text,
        CancellationToken cancel = default
    )
    {
        var wanted = Reading.Compact(text);
        if (!scope.May(Permissions.ViewRecord) || wanted.Length == 0 || PersonSearch.IsNotFourDigits(text))
            return [];
        await using var db = portal.Open(scope);
        var lists = await db
            .UnitReforms.AsNoTracking()
            .VisibleTo(scope)
            .Where(r => r.State == ReformState.Submitted && r.Campaign.ClosedAt == null)
            .OrderBy(r => r.UnitPath)
            .Take(MostLists)
            .Select(r => new
            {
                r.CampaignId,
                Unit = new UnitLink(r.Unit.Id, r.Unit.Name, r.Unit.Level),
                r.Result,
            })
            .ToListAsync(cancel);
        return
        [
            .. lists
                .SelectMany(list =>
                    list.Result.Members.Where(m => Matches(m, wanted))
                        .Select(m => new UnapprovedPerson(m.Name, m.Position, list.Unit, list.CampaignId))
                )
                .Take(Most),
        ];
    }

    private static bool Matches(ElectedMember member, string wanted)
    {
        if (wanted.All(char.IsAsciiDigit))
            return member.Phone?.EndsWith(wanted, StringComparison.Ordinal) == true;
        if (Pinyin.Typed(wanted) is not { } letters)
            return member.Name.Contains(PlainText.CleanName(wanted) ?? wanted, StringComparison.Ordinal);
        var (full, initials) = Pinyin.OfPerson(member.Name).Shortened;
        return full.StartsWith(letters, StringComparison.Ordinal)
            || initials.StartsWith(letters, StringComparison.Ordinal);
    }
}

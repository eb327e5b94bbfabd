using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Rosters;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Exports;

/// <summary>The filter of a roster in words, for the subtitle and the audit.</summary>
internal static class RosterFilterWords
{
    /// <summary>清溪镇及下级，在任，主席、副主席，“张”</summary>
    public static async Task<string> OfAsync(
        PortalDbContext db,
        UnitScope scope,
        RosterFilter filter,
        string unit,
        CancellationToken cancel
    )
    {
        var campaign = filter.CampaignId is { } id
            ? await db.Campaigns.ShownTo(scope).Where(c => c.Id == id).Select(c => c.Name).SingleOrDefaultAsync(cancel)
            : null;
        return string.Join("，", Parts(filter, unit, campaign));
    }

    private static IEnumerable<string> Parts(RosterFilter filter, string unit, string? campaign)
    {
        yield return $"{unit}及下级";
        yield return filter.State switch
        {
            RosterState.InOffice => "在任",
            RosterState.Left => "已离任",
            _ => "在任和离任",
        };
        if (filter.Posts != PostGroup.Everyone)
            yield return filter.Posts.Name();
        if (filter.Body is { } body)
            yield return body switch
            {
                UnitLevel.County => "县级",
                UnitLevel.Township => "乡镇（街道）",
                UnitLevel.Village => "村（社区）",
                _ => "机关、学校等单位",
            };
        if (filter.Form is { } form)
            yield return form.Name();
        if (filter.CampaignId is not null)
            yield return $"{campaign ?? "不存在的任务"}产生的";
        if (filter.Number is { } number)
            yield return $"第 {number} 届";
        if (!string.IsNullOrWhiteSpace(filter.Text))
            yield return $"“{PlainText.Clean(filter.Text)}”";
    }
}

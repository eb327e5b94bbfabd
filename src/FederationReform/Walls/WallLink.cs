using System.Buffers.Text;
using System.Security.Cryptography;
using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Walls;

/// <summary>
/// 大屏链接: lets a screen on a wall show the counts of one unit in one campaign, without an account. There is one for
/// a unit and a campaign; switching it on again replaces the token, so that the link before it shows nothing.
/// </summary>
internal sealed class WallLink : IBelongsToUnit, IVersioned
{
    private const int TokenBytes = 32;

    /// <summary>For a campaign without a last day.</summary>
    private static readonly TimeSpan longest = TimeSpan.FromDays(90);

    private WallLink() { }

    public static WallLink Of(UnitScope scope, int campaign) =>
        new()
        {
            UnitId = scope.UnitId,
            UnitPath = scope.Path,
            CampaignId = campaign,
        };

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public Unit Unit { get; private set; } = null!;
    public string UnitPath { get; private set; } = "";
    public int CampaignId { get; private set; }
    public Campaign Campaign { get; private set; } = null!;

    /// <summary>
    /// SHA-256 of the token, which itself is kept nowhere: who reads the database cannot open the wall. Null when it is
    /// switched off.
    /// </summary>
    public byte[]? TokenHash { get; private set; }

    public string? SwitchedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime SwitchedAt { get; private set; }

    public int Version { get; set; }

    public AuditSubject Subject => new(SubjectKind.WallLink, Id, UnitId, UnitPath);

    /// <returns>The token, which is told to its maker alone and once.</returns>
    public string SwitchOn(string by, DateTime now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        (TokenHash, SwitchedBy, SwitchedAt) = (HashOf(token), by, now);
        return token;
    }

    public void SwitchOff(string by, DateTime now) => (TokenHash, SwitchedBy, SwitchedAt) = (null, by, now);

    /// <summary>UTC: the end of the campaign's last day; without one, some months after it was switched on.</summary>
    public static DateTime EndsAt(CampaignPlan plan, DateTime switchedAt) =>
        plan.Ends is { } last ? ChinaTime.StartOf(last.AddDays(1)) : switchedAt + longest;

    /// <summary>Whether its token shows anything at this moment.</summary>
    public bool Shows(DateTime now) =>
        TokenHash is not null && !Campaign.Closed && now < EndsAt(Campaign.Plan, SwitchedAt);

    public static byte[] HashOf(string token) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token));

    internal sealed class Configuration : IEntityTypeConfiguration<WallLink>
    {
        public void Configure(EntityTypeBuilder<WallLink> link)
        {
            link.Ignore(l => l.Subject);
            link.Property(l => l.SwitchedBy).HasMaxLength(2 * PlainText.NameRunes);
            link.HasOne(l => l.Unit).WithMany().HasForeignKey(l => l.UnitId).OnDelete(DeleteBehavior.Restrict);
            link.HasOne(l => l.Campaign).WithMany().HasForeignKey(l => l.CampaignId).OnDelete(DeleteBehavior.Cascade);
            link.HasIndex(l => new { l.CampaignId, l.UnitId }).IsUnique();
            link.HasIndex(l => l.TokenHash).IsUnique();
        }
    }
}

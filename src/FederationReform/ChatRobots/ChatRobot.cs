using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.ChatRobots;

/// <summary>
/// 群机器人 of a unit: where its messages go. Whoever has the address can write into the group, so it is stored sealed,
/// is never shown again and stands in no log; without a row, or switched off, nothing leaves the server.
/// </summary>
internal sealed class ChatRobot : IBelongsToUnit, IVersioned
{
    private ChatRobot() { }

    public static ChatRobot Of(UnitScope scope) => new() { UnitId = scope.UnitId, UnitPath = scope.Path };

    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public bool On { get; private set; }

    /// <summary>Empty where its key was lost.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The part of the address that may be shown.</summary>
    public string Host { get; private set; } = "";
    public string SetBy { get; private set; } = "";

    /// <summary>UTC</summary>
    public DateTime SetAt { get; private set; }
    public int Version { get; set; }

    public void Set(bool on, Uri? address, string by, DateTime now)
    {
        (On, SetBy, SetAt) = (on, by, now);
        if (address is not null)
            (Address, Host) = (address.AbsoluteUri, address.Host);
    }

    internal sealed class Configuration : IEntityTypeConfiguration<ChatRobot>
    {
        public void Configure(EntityTypeBuilder<ChatRobot> robot)
        {
            robot.HasKey(r => r.UnitId);
            robot.Property(r => r.UnitId).ValueGeneratedNever();
            robot.Property(r => r.Address).IsSealed();
            robot.Property(r => r.Host).HasMaxLength(RobotAddress.MostCharacters);
            robot.Property(r => r.SetBy).HasMaxLength(2 * PlainText.NameRunes);
            robot.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

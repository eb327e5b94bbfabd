using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.ChatRobots;

/// <summary>
/// A message on its way to a group. It is written in the transaction of what it tells, so that neither is there without
/// the other, and sent afterwards until it is accepted or given up.
/// </summary>
internal sealed class RobotMessage : IBelongsToUnit, IVersioned, IPreparation
{
    public const int TextLength = 600;

    /// <summary>
    /// A sender that took a message has so long to send it. One that died leaves the message to the next sender; then
    /// it may arrive twice, if it died between the answer and the save.
    /// </summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan[] pauses =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(3),
        TimeSpan.FromHours(6),
    ];

    private RobotMessage() { }

    public static RobotMessage Of(ChatRobot robot, string text, DateTime now) =>
        new()
        {
            UnitId = robot.UnitId,
            UnitPath = robot.UnitPath,
            Text = PlainText.Cut(text, TextLength),
            WrittenAt = now,
            NextAt = now,
        };

    /// <summary>A message is sent at most so many times, crashes included.</summary>
    public static int MostAttempts => pauses.Length + 1;

    public long Id { get; private set; }
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public string Text { get; private set; } = "";

    /// <summary>UTC, as all that follow.</summary>
    public DateTime WrittenAt { get; private set; }

    /// <summary>Not before; null when it was sent or given up.</summary>
    public DateTime? NextAt { get; private set; }
    public int Attempts { get; private set; }
    public DateTime? SentAt { get; private set; }

    /// <summary>Why the last attempt failed, without the address; null while none did.</summary>
    public string? Fault { get; private set; }
    public int Version { get; set; }

    /// <summary>Before it is sent: whoever looks meanwhile leaves it alone.</summary>
    public void Take(DateTime now) => (Attempts, NextAt) = (Attempts + 1, now + Lease);

    public void Sent(DateTime now) => (SentAt, NextAt, Fault) = (now, null, null);

    public void Failed(string fault, DateTime now) =>
        (Fault, NextAt) = (fault, Attempts < MostAttempts ? now + pauses[Attempts - 1] : null);

    public void GiveUp(string fault) => (Fault, NextAt) = (fault, null);

    internal sealed class Configuration : IEntityTypeConfiguration<RobotMessage>
    {
        public void Configure(EntityTypeBuilder<RobotMessage> message)
        {
            message.Property(m => m.Text).HasMaxLength(TextLength);
            message.Property(m => m.Fault).HasMaxLength(200);
            message.HasOne<Unit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Restrict);
            message.HasIndex(m => m.NextAt);
            message.HasIndex(m => new { m.UnitId, m.WrittenAt });
        }
    }
}

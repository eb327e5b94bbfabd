using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Reminders;

/// <summary>What a unit is reminded of; the number of it is <see cref="Reminder.AboutId"/>.</summary>
public enum ReminderAbout
{
    /// <summary>Records of a campaign that are not handed in.</summary>
    Campaign = 1,

    /// <summary>A notice that is not signed.</summary>
    Notice = 2,
}

/// <param name="UnitId">Whose record it is.</param>
/// <param name="What">What was missing at that moment, in words.</param>
public sealed record ReminderItem(int UnitId, string Name, string What);

/// <summary>
/// 催办: a unit was reminded, when, by whom and of what. It is never changed; a unit is reminded of one thing at most
/// once a day in China, by whomever, which the unique index holds where two press at once.
/// </summary>
internal sealed class Reminder : IBelongsToUnit, IAppended
{
    private Reminder() { }

    public static Reminder Of(
        UnitScope by,
        Unit unit,
        ReminderAbout about,
        int aboutId,
        string title,
        DateOnly? dueOn,
        IReadOnlyList<ReminderItem> items,
        DateTime now
    ) =>
        new()
        {
            UnitId = unit.Id,
            UnitPath = unit.Path,
            About = about,
            AboutId = aboutId,
            Title = title,
            DueOn = dueOn,
            Items = items,
            ById = by.AccountId,
            By = by.AccountName,
            ByUnit = by.UnitName,
            At = now,
            Day = ChinaTime.DateOf(now),
        };

    public int Id { get; private set; }

    /// <summary>The unit that was reminded.</summary>
    public int UnitId { get; private set; }
    public Unit Unit { get; private set; } = null!;
    public string UnitPath { get; private set; } = "";
    public ReminderAbout About { get; private set; }
    public int AboutId { get; private set; }

    /// <summary>The name of the campaign, or the title of the notice, at that moment.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The last day of what is to be done; null for none.</summary>
    public DateOnly? DueOn { get; private set; }
    public IReadOnlyList<ReminderItem> Items { get; private set; } = [];
    public int ById { get; private set; }
    public string By { get; private set; } = "";
    public string ByUnit { get; private set; } = "";

    /// <summary>UTC</summary>
    public DateTime At { get; private set; }

    /// <summary>The day of <see cref="At"/> in China.</summary>
    public DateOnly Day { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Reminder>
    {
        public void Configure(EntityTypeBuilder<Reminder> reminder)
        {
            reminder.Property(r => r.Items).HasJsonText();
            reminder.Property(r => r.Title).HasMaxLength(2 * PlainText.NoteRunes);
            reminder.Property(r => r.By).HasMaxLength(2 * PlainText.NameRunes);
            reminder.Property(r => r.ByUnit).HasMaxLength(2 * PlainText.NameRunes);
            reminder.HasOne(r => r.Unit).WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
            reminder
                .HasIndex(r => new
                {
                    r.UnitId,
                    r.About,
                    r.AboutId,
                    r.Day,
                })
                .IsUnique();
            reminder.HasIndex(r => new
            {
                r.About,
                r.AboutId,
                r.UnitPath,
            });
        }
    }
}

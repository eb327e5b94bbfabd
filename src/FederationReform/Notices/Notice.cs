using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Notices;

/// <summary>
/// 通知 of a unit to units directly below it. Until it is issued it is a draft that the unit's staff write together and
/// nobody else sees. What was issued is never changed; a wrong one is withdrawn and stays, marked.
/// </summary>
internal sealed class Notice : IBelongsToUnit, IVersioned, IPreparation
{
    private Notice() { }

    public static Notice Begin(Unit unit, string by, DateTime now) =>
        new()
        {
            UnitId = unit.Id,
            UnitPath = unit.Path,
            SavedBy = by,
            SavedAt = now,
        };

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public Unit Unit { get; private set; } = null!;
    public string UnitPath { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string Body { get; private set; } = "";
    public string? Number { get; private set; }
    public DateOnly? SignBy { get; private set; }

    /// <summary>As chosen in the draft; those that received it are <see cref="Recipients"/>.</summary>
    public NoticeChoice To { get; private set; } = NoticeChoice.All;

    public List<NoticeFile> Files { get; } = [];
    public List<NoticeRecipient> Recipients { get; } = [];

    /// <summary>Who wrote last, and when (UTC).</summary>
    public string SavedBy { get; private set; } = "";
    public DateTime SavedAt { get; private set; }
    public string? IssuedBy { get; private set; }

    /// <summary>UTC; null while it is a draft.</summary>
    public DateTime? IssuedAt { get; private set; }

    /// <summary>Why it no longer holds; null while it does.</summary>
    public string? WithdrawnReason { get; private set; }
    public string? WithdrawnBy { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }
    public int Version { get; set; }

    public AuditSubject Subject => new(SubjectKind.Notice, Id, UnitId, UnitPath);

    public NoticeText Text => new(Title, Body, Number, SignBy, To.Units);

    public bool IsPreparation => IssuedAt is null;

    public void Write(NoticeText text, string by, DateTime now)
    {
        if (IssuedAt is not null)
            throw new InvalidOperationException("What was issued is not changed.");
        (Title, Body, Number, SignBy) = (text.Title ?? "", text.Body ?? "", text.Number, text.SignBy);
        (To, SavedBy, SavedAt) = (new(text.To), by, now);
    }

    public void Issue(IEnumerable<Unit> to, string by, DateTime now)
    {
        Recipients.AddRange(to.Select(unit => NoticeRecipient.Of(this, unit)));
        (IssuedBy, IssuedAt) = (by, now);
    }

    public void Withdraw(string reason, string by, DateTime now) =>
        (WithdrawnReason, WithdrawnBy, WithdrawnAt) = (reason, by, now);

    internal sealed class Configuration : IEntityTypeConfiguration<Notice>
    {
        public void Configure(EntityTypeBuilder<Notice> notice)
        {
            notice.Ignore(n => n.Subject);
            notice.Ignore(n => n.Text);
            notice.Ignore(n => n.IsPreparation);
            notice.Property(n => n.Title).HasMaxLength(2 * PlainText.NameRunes);
            notice.Property(n => n.Body).HasMaxLength(2 * NoticeText.MostRunes);
            notice.Property(n => n.Number).HasMaxLength(2 * DocumentNumber.Runes);
            notice.Property(n => n.To).HasJsonText();
            notice.Property(n => n.SavedBy).HasMaxLength(2 * PlainText.NameRunes);
            notice.Property(n => n.IssuedBy).HasMaxLength(2 * PlainText.NameRunes);
            notice.Property(n => n.WithdrawnBy).HasMaxLength(2 * PlainText.NameRunes);
            notice.Property(n => n.WithdrawnReason).HasMaxLength(2 * PlainText.NoteRunes);
            notice.HasOne(n => n.Unit).WithMany().HasForeignKey(n => n.UnitId).OnDelete(DeleteBehavior.Restrict);
            notice.HasIndex(n => new { n.UnitPath, n.IssuedAt });
        }
    }
}

/// <summary>To whom a notice goes.</summary>
/// <param name="Units">Null for all units directly below.</param>
internal sealed record NoticeChoice(IReadOnlyList<int>? Units)
{
    public static NoticeChoice All { get; } = new((IReadOnlyList<int>?)null);
}

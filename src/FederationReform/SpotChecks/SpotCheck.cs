using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Problems;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.SpotChecks;

/// <summary>
/// 抽查: a drawing among the approved units of a campaign, and what was found at them. A drawing is never deleted and
/// never drawn again: the next one has the next number, so that nobody draws until the result pleases.
/// </summary>
internal sealed class SpotCheck : IBelongsToUnit
{
    private SpotCheck() { }

    public static SpotCheck Of(
        UnitScope scope,
        int campaign,
        int number,
        SpotCheckTerms terms,
        IReadOnlyList<Candidate> candidates,
        byte[] seed,
        DateTime now
    ) =>
        new()
        {
            UnitId = scope.UnitId,
            UnitPath = scope.Path,
            CampaignId = campaign,
            Number = number,
            Terms = terms,
            Candidates = candidates,
            Digest = Sample.Digest(candidates),
            Seed = Convert.ToHexStringLower(seed),
            DrawnBy = scope.AccountName,
            DrawnAt = now,
        };

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public Unit Unit { get; private set; } = null!;
    public string UnitPath { get; private set; } = "";
    public int CampaignId { get; private set; }
    public Campaign Campaign { get; private set; } = null!;

    /// <summary>From 1, of this unit in this campaign.</summary>
    public int Number { get; private set; }

    public SpotCheckTerms Terms { get; private set; } = null!;

    /// <summary>All that could have been drawn.</summary>
    public IReadOnlyList<Candidate> Candidates { get; private set; } = [];

    /// <summary>Of the candidates; the audit has it too, so that the list cannot be exchanged unnoticed.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>In hexadecimal, from the server's cryptographic source at the moment of the drawing.</summary>
    public string Seed { get; private set; } = "";

    public string DrawnBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime DrawnAt { get; private set; }

    public List<CheckedUnit> Units { get; private set; } = [];

    public AuditSubject Subject => new(SubjectKind.SpotCheck, Id, UnitId, UnitPath);

    /// <summary>What the seed draws of the candidates, calculated again.</summary>
    public IReadOnlyList<int> Redrawn() =>
        Sample.Draw(Convert.FromHexString(Seed), Candidates, Terms.Drawn(Candidates.Count), Terms.Spread);

    internal sealed class Configuration : IEntityTypeConfiguration<SpotCheck>
    {
        public void Configure(EntityTypeBuilder<SpotCheck> check)
        {
            check.Ignore(c => c.Subject);
            check.Property(c => c.Terms).HasJsonText();
            check.Property(c => c.Candidates).HasJsonText();
            check.Property(c => c.Digest).HasMaxLength(64);
            check.Property(c => c.Seed).HasMaxLength(2 * Sample.SeedBytes);
            check.Property(c => c.DrawnBy).HasMaxLength(2 * PlainText.NameRunes);
            check.HasOne(c => c.Unit).WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
            check.HasOne(c => c.Campaign).WithMany().HasForeignKey(c => c.CampaignId).OnDelete(DeleteBehavior.Restrict);
            check
                .HasIndex(c => new
                {
                    c.CampaignId,
                    c.UnitId,
                    c.Number,
                })
                .IsUnique();
            check.HasMany<Problem>().WithOne().HasForeignKey(p => p.SpotCheckId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A unit that was drawn. It is 有问题 while the ledger has a problem of it from this check.</summary>
internal sealed class CheckedUnit : IBelongsToUnit, IVersioned
{
    private CheckedUnit() { }

    /// <param name="place">From 1, in the order of the drawing.</param>
    public static CheckedUnit Of(Unit unit, int place) =>
        new()
        {
            UnitId = unit.Id,
            UnitPath = unit.Path,
            Place = place,
        };

    public int Id { get; private set; }
    public int SpotCheckId { get; private set; }
    public SpotCheck SpotCheck { get; private set; } = null!;
    public int UnitId { get; private set; }
    public Unit Unit { get; private set; } = null!;
    public string UnitPath { get; private set; } = "";
    public int Place { get; private set; }

    /// <summary>UTC; when it was found in order; null while nobody has said so.</summary>
    public DateTime? PassedAt { get; private set; }

    public string? PassedBy { get; private set; }

    /// <summary>What was looked at; null for nothing more.</summary>
    public string? Note { get; private set; }

    public int Version { get; set; }

    public void Pass(string by, DateTime now, string? note) => (PassedBy, PassedAt, Note) = (by, now, note);

    /// <summary>A problem was found: it is not in order.</summary>
    public void Fail() => (PassedBy, PassedAt, Note) = (null, null, null);

    internal sealed class Configuration : IEntityTypeConfiguration<CheckedUnit>
    {
        public void Configure(EntityTypeBuilder<CheckedUnit> unit)
        {
            unit.Property(u => u.PassedBy).HasMaxLength(2 * PlainText.NameRunes);
            unit.Property(u => u.Note).HasMaxLength(2 * PlainText.NoteRunes);
            unit.HasOne(u => u.SpotCheck)
                .WithMany(c => c.Units)
                .HasForeignKey(u => u.SpotCheckId)
                .OnDelete(DeleteBehavior.Restrict);
            unit.HasOne(u => u.Unit).WithMany().HasForeignKey(u => u.UnitId).OnDelete(DeleteBehavior.Restrict);
            unit.HasIndex(u => new { u.SpotCheckId, u.UnitId }).IsUnique();
        }
    }
}

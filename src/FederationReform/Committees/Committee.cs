using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Committees;

/// <param name="Number">届; null when not known.</param>
internal sealed record CommitteeTerm(
    DateOnly ElectedOn,
    int Years,
    CommitteeForm Form = CommitteeForm.Federation,
    int? Number = null
);

/// <summary>妇联组织: the body of a unit in one term (届).</summary>
internal sealed class Committee : IBelongsToUnit, IVersioned
{
    public const int MostYears = 10;
    public const int HighestNumber = 99;

    private Committee() { }

    /// <param name="campaign">Null for a committee that was registered as it stood, without a campaign.</param>
    public static Committee Create(
        Unit unit,
        CommitteeTerm term,
        Seats seats,
        Campaign? campaign = null,
        int? representatives = null
    ) =>
        new()
        {
            UnitId = unit.Id,
            UnitPath = unit.Path,
            CampaignId = campaign?.Id,
            Form = term.Form,
            Number = term.Number,
            ElectedOn = term.ElectedOn,
            EndsOn = term.ElectedOn.AddYears(term.Years),
            Seats = seats,
            Representatives = representatives,
        };

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public Unit Unit { get; private set; } = null!;
    public string UnitPath { get; private set; } = "";

    /// <summary>The campaign whose approved result formed it; null when it was registered as it stood.</summary>
    public int? CampaignId { get; private set; }

    public Campaign? Campaign { get; private set; }
    public CommitteeForm Form { get; private set; }

    /// <summary>届; null when not known.</summary>
    public int? Number { get; private set; }

    public DateOnly ElectedOn { get; private set; }

    /// <summary>The planned last day of the term.</summary>
    public DateOnly EndsOn { get; private set; }

    /// <summary>
    /// The day its successor was elected; null while the committee is in office, even after <see cref="EndsOn"/>
    /// (届满未换).
    /// </summary>
    public DateOnly? EndedOn { get; private set; }

    public Seats Seats { get; private set; } = new(1, 0, 0, 1);
    public int? Representatives { get; private set; }
    public List<Post> Posts { get; } = [];
    public int Version { get; set; }

    public AuditSubject Subject => new(SubjectKind.Committee, Id, UnitId, UnitPath);

    public IEnumerable<Post> InOffice => Posts.Where(p => p.EndOn is null);

    public void End(DateOnly day) => EndedOn = day;

    /// <summary>Puts the committee back into office, because the result of its successor was unlocked.</summary>
    public void Resume() => EndedOn = null;

    public void Describe(CommitteeForm form, int? number, DateOnly endsOn, Seats seats) =>
        (Form, Number, EndsOn, Seats) = (form, number, endsOn, seats);

    internal sealed class Configuration : IEntityTypeConfiguration<Committee>
    {
        public void Configure(EntityTypeBuilder<Committee> committee)
        {
            committee.Ignore(c => c.Subject).Ignore(c => c.InOffice);
            committee.ComplexProperty(c => c.Seats);
            committee.HasOne(c => c.Unit).WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
            committee
                .HasOne(c => c.Campaign)
                .WithMany()
                .HasForeignKey(c => c.CampaignId)
                .OnDelete(DeleteBehavior.Restrict);
            committee.HasIndex(c => new { c.UnitId, c.CampaignId }).IsUnique();
            // Every desk reads the committees in office below a unit.
            committee.HasIndex(c => new { c.UnitPath, c.EndedOn });
        }
    }
}

using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.Reforms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.People;

/// <summary>任职: a person's post in one committee. Posts end, they are never overwritten.</summary>
internal sealed class Post : IBelongsToUnit
{
    public const int DutiesRunes = 200;

    private Post() { }

    /// <param name="member">Her position, and what was known of her when she came.</param>
    /// <param name="former">The post in the same committee that she gives up for this one.</param>
    public static Post Begin(Committee committee, Person person, ElectedMember member, PostBeginning beginning, Post? former = null) => new()
    {
        Committee = committee,
        Person = person,
        UnitId = committee.UnitId,
        UnitPath = committee.UnitPath,
        CampaignId = committee.CampaignId ?? beginning.CampaignId,
        Position = member.Position,
        WayIn = beginning.Way,
        StartOn = beginning.On,
        BegunBy = beginning.Decided,
        ReformId = beginning.ReformId,
        Former = former,
        InTwoCommittees = member.InTwoCommittees,
        FormerDirector = member.FormerDirector,
        NewlyElected = member.NewlyElected,
    };

    public int Id { get; private set; }
    public int CommitteeId { get; private set; }
    public Committee Committee { get; private set; } = null!;
    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";

    /// <summary>The committee's campaign, or that of the by-election where it has none; here so that a dashboard reads one range of one index.</summary>
    public int? CampaignId { get; private set; }

    /// <summary>The record whose approved by-election began it, which takes it back when it is unlocked.</summary>
    public int? ReformId { get; private set; }

    public Position Position { get; private set; }
    public WayIn WayIn { get; private set; }
    public DateOnly StartOn { get; private set; }
    public Resolution BegunBy { get; private set; } = Resolution.None;

    /// <summary>What she held in this committee before and gave up for this.</summary>
    public int? FormerId { get; private set; }

    public Post? Former { get; private set; }

    public WayOut? WayOut { get; private set; }

    /// <summary>Null while she holds it.</summary>
    public DateOnly? EndOn { get; private set; }

    public Resolution EndedBy { get; private set; } = Resolution.None;

    /// <summary>分工</summary>
    public string? Duties { get; private set; }

    /// <summary>离任谈话: the day of the talk with who left; null while it is not held.</summary>
    public DateOnly? TalkHeldOn { get; private set; }

    /// <summary>In the village 两委. Null when not known.</summary>
    public bool? InTwoCommittees { get; private set; }

    /// <summary>Was director of the 妇代会 before. Null when not known.</summary>
    public bool? FormerDirector { get; private set; }

    /// <summary>新当选: not in the body before. Null when not known.</summary>
    public bool? NewlyElected { get; private set; }

    public void End(PostEnding ending) => (WayOut, EndOn, EndedBy) = (ending.Way, ending.On, ending.Decided);

    public void Resume() => (WayOut, EndOn, EndedBy, TalkHeldOn) = (null, null, Resolution.None, null);

    public void CorrectBeginning(PostBeginning beginning) => (WayIn, StartOn, BegunBy) = (beginning.Way, beginning.On, beginning.Decided);

    /// <summary>Her two entries became one.</summary>
    public void MoveTo(Person person) => Person = person;

    /// <summary>What a newer list knows of her beside her position.</summary>
    public void Know(ElectedMember member) => (InTwoCommittees, FormerDirector, NewlyElected) = (member.InTwoCommittees, member.FormerDirector, member.NewlyElected);

    public void TakeDuties(string? duties) => Duties = duties;

    public void HoldTalk(DateOnly? day) => TalkHeldOn = day;

    internal sealed class Configuration : IEntityTypeConfiguration<Post>
    {
        public void Configure(EntityTypeBuilder<Post> post)
        {
            foreach (var resolution in (ComplexPropertyBuilder<Resolution>[])[post.ComplexProperty(p => p.BegunBy), post.ComplexProperty(p => p.EndedBy)])
            {
                resolution.Property(r => r.Meeting).HasMaxLength(2 * Resolution.TextRunes);
                resolution.Property(r => r.Document).HasMaxLength(2 * Resolution.TextRunes);
            }
            post.Property(p => p.Duties).HasMaxLength(2 * DutiesRunes);
            post.HasOne(p => p.Committee).WithMany(c => c.Posts).HasForeignKey(p => p.CommitteeId);
            post.HasOne(p => p.Person).WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
            post.HasOne(p => p.Former).WithMany().HasForeignKey(p => p.FormerId).OnDelete(DeleteBehavior.Restrict);
            post.HasOne<UnitReform>().WithMany().HasForeignKey(p => p.ReformId).OnDelete(DeleteBehavior.Restrict);
            post.HasIndex(p => new { p.CampaignId, p.UnitPath });
            post.HasIndex(p => new { p.UnitPath, p.EndOn });
        }
    }
}

using FederationReform.Campaigns;
using FederationReform.People;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Committees;

/// <summary>任职: the post of a person in one committee. A post is ended and never overwritten.</summary>
internal sealed class Post : IBelongsToUnit
{
    public const int DutiesRunes = 200;

    private Post() { }

    /// <param name="member">The position, and what was known of the person when the post began.</param>
    /// <param name="former">
    /// The post in the same committee that the person gives up for this one; null when there is none.
    /// </param>
    public static Post Begin(
        Committee committee,
        Person person,
        ElectedMember member,
        PostBeginning beginning,
        Post? former = null
    ) =>
        new()
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
            BegunEntry = beginning.Entered ?? EntryMark.None,
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

    /// <summary>
    /// The campaign of the committee, or of the by-election when the committee has none. Stored here so that a
    /// dashboard reads one range of one index.
    /// </summary>
    public int? CampaignId { get; private set; }

    /// <summary>
    /// The record whose approved by-election began this post and whose unlocking removes it; null for all other posts.
    /// </summary>
    public int? ReformId { get; private set; }

    public Position Position { get; private set; }
    public WayIn WayIn { get; private set; }
    public DateOnly StartOn { get; private set; }
    public Resolution BegunBy { get; private set; } = Resolution.None;

    /// <summary>The post in this committee that the person gave up for this one.</summary>
    public int? FormerId { get; private set; }

    public Post? Former { get; private set; }

    public WayOut? WayOut { get; private set; }

    /// <summary>The last day; null while the post is held.</summary>
    public DateOnly? EndOn { get; private set; }

    public Resolution EndedBy { get; private set; } = Resolution.None;

    public EntryMark BegunEntry { get; private set; } = EntryMark.None;

    public EntryMark EndedEntry { get; private set; } = EntryMark.None;

    /// <summary>Who entered what was entered last about the post.</summary>
    public EntryMark LatestEntry => EndOn is null ? BegunEntry : EndedEntry;

    /// <summary>分工</summary>
    public string? Duties { get; private set; }

    /// <summary>离任谈话: the day of the talk with the person who left; null while it has not been held.</summary>
    public DateOnly? TalkHeldOn { get; private set; }

    /// <summary>去向: what the person who left does now; <see cref="AfterOffice.None"/> when not known.</summary>
    public AfterOffice Now { get; private set; } = AfterOffice.None;

    /// <summary>Whether the person sits on the village 两委; null when not known.</summary>
    public bool? InTwoCommittees { get; private set; }

    /// <summary>Whether the person was director of the 妇代会 before; null when not known.</summary>
    public bool? FormerDirector { get; private set; }

    /// <summary>新当选: whether the person was not in the body before; null when not known.</summary>
    public bool? NewlyElected { get; private set; }

    public void End(PostEnding ending) =>
        (WayOut, EndOn, EndedBy, EndedEntry) = (
            ending.Way,
            ending.On,
            ending.Decided,
            ending.Entered ?? EntryMark.None
        );

    public void Resume() =>
        (WayOut, EndOn, EndedBy, EndedEntry, TalkHeldOn, Now) = (
            null,
            null,
            Resolution.None,
            EntryMark.None,
            null,
            AfterOffice.None
        );

    public void CorrectBeginning(PostBeginning beginning) =>
        (WayIn, StartOn, BegunBy) = (beginning.Way, beginning.On, beginning.Decided);

    /// <summary>Moves the post to the entry that remains when two entries of one person are merged.</summary>
    public void MoveTo(Person person) => Person = person;

    /// <summary>Takes over what a newer list says about the post, except the position.</summary>
    public void Know(ElectedMember member) =>
        (InTwoCommittees, FormerDirector, NewlyElected) = (
            member.InTwoCommittees,
            member.FormerDirector,
            member.NewlyElected
        );

    public void TakeDuties(string? duties) => Duties = duties;

    public void HoldTalk(DateOnly? day) => TalkHeldOn = day;

    public void DoNow(AfterOffice now) => Now = now;

    internal sealed class Configuration : IEntityTypeConfiguration<Post>
    {
        public void Configure(EntityTypeBuilder<Post> post)
        {
            foreach (
                var resolution in (ComplexPropertyBuilder<Resolution>[])
                    [post.ComplexProperty(p => p.BegunBy), post.ComplexProperty(p => p.EndedBy)]
            )
            {
                resolution.Property(r => r.Meeting).HasMaxLength(2 * Resolution.TextRunes);
                resolution.Property(r => r.Document).HasMaxLength(2 * Resolution.TextRunes);
            }
            post.Ignore(p => p.LatestEntry);
            post.ComplexProperty(p => p.BegunEntry);
            post.ComplexProperty(p => p.EndedEntry);
            post.ComplexProperty(p => p.Now).Property(n => n.Text).HasMaxLength(2 * PlainText.NameRunes);
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

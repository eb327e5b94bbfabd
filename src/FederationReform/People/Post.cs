using FederationReform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.People;

/// <summary>任职: a person's post in one committee. Posts end, they are never overwritten.</summary>
internal sealed class Post : IBelongsToUnit
{
    private Post() { }

    public static Post Create(Committee committee, Person person, Position position, WayIn wayIn, bool? inTwoCommittees, bool? formerDirector, bool? newlyElected) => new()
    {
        Committee = committee,
        Person = person,
        UnitId = committee.UnitId,
        UnitPath = committee.UnitPath,
        CampaignId = committee.CampaignId,
        Position = position,
        WayIn = wayIn,
        StartOn = committee.ElectedOn,
        InTwoCommittees = inTwoCommittees,
        FormerDirector = formerDirector,
        NewlyElected = newlyElected,
    };

    public int Id { get; private set; }
    public int CommitteeId { get; private set; }
    public Committee Committee { get; private set; } = null!;
    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";

    /// <summary>The committee's campaign, repeated so that a dashboard reads one range of one index.</summary>
    public int CampaignId { get; private set; }

    public Position Position { get; private set; }
    public WayIn WayIn { get; private set; }
    public WayOut? WayOut { get; private set; }
    public DateOnly StartOn { get; private set; }

    /// <summary>Null while she holds it.</summary>
    public DateOnly? EndOn { get; private set; }

    /// <summary>In the village 两委. Null when not known.</summary>
    public bool? InTwoCommittees { get; private set; }

    /// <summary>Was director of the 妇代会 before. Null when not known.</summary>
    public bool? FormerDirector { get; private set; }

    /// <summary>新当选: not in the body before. Null when not known.</summary>
    public bool? NewlyElected { get; private set; }

    public void End(WayOut way, DateOnly day) => (WayOut, EndOn) = (way, day);

    public void Resume() => (WayOut, EndOn) = (null, null);

    internal sealed class Configuration : IEntityTypeConfiguration<Post>
    {
        public void Configure(EntityTypeBuilder<Post> post)
        {
            post.HasOne(p => p.Committee).WithMany(c => c.Posts).HasForeignKey(p => p.CommitteeId);
            post.HasOne(p => p.Person).WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
            post.HasIndex(p => new { p.CampaignId, p.UnitPath });
        }
    }
}

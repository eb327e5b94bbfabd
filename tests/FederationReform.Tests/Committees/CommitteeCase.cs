using FederationReform.Access;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Committees;

/// <summary>
/// A village whose result was approved: chair 演示乙, two part-time vice-chairs, eight others; elected on 8 July 2026,
/// today is the 15th.
/// </summary>
internal sealed class CommitteeCase
{
    public static Resolution Meeting { get; } = new("第一届二次执委会议", "清委〔2026〕12号");

    private readonly Given given;

    private CommitteeCase(Given given, VillageCase village) => (this.given, Village) = (given, village);

    public VillageCase Village { get; }

    public UnitScope Chair => Village.Chair;

    public static async Task<CommitteeCase> OnAsync(Given given)
    {
        var village = await VillageCase.OnAsync(given);
        await village.ApprovedAsync();
        return new(given, village);
    }

    public async Task<Committee> CommitteeAsync()
    {
        await using var db = given.Portal.OpenForSystem();
        return await db
            .Committees.AsNoTrackingWithIdentityResolution()
            .Include(c => c.Posts)
                .ThenInclude(p => p.Person)
            .SingleAsync(c => c.UnitId == Village.Village.Id && c.EndedOn == null);
    }

    public async Task<Post> PostAsync(int member) =>
        (await CommitteeAsync()).InOffice.Single(p => p.Person.Name == Results.Member(member).Name);

    public async Task<UnitCommittees> ViewAsync(UnitScope? who = null) =>
        (await given.Use<CommitteeQuery>().RunAsync(who ?? Chair, Village.Village.Id))!;

    public async Task<AuditRecord> LastAuditAsync() => (await given.AuditAsync())[^1];

    public async Task<AddPostInput> AddInputAsync(ElectedMember member)
    {
        var committee = await CommitteeAsync();
        return new(committee.Id, committee.Version, member, Guid.NewGuid())
        {
            Way = WayIn.ByElected,
            On = new(2026, 7, 14),
            Decided = Meeting,
        };
    }

    public async Task<Violations> AddAsync(ElectedMember member, string? reason = null) =>
        await given.Use<AddPost>().RunAsync(Chair, await AddInputAsync(member) with { Reason = reason });

    public async Task<EndPostInput> EndInputAsync(int member)
    {
        var committee = await CommitteeAsync();
        var post = committee.InOffice.Single(p => p.Person.Name == Results.Member(member).Name);
        return new(committee.Id, committee.Version, post.Id, Guid.NewGuid())
        {
            Way = WayOut.Resigned,
            On = new(2026, 7, 12),
            Decided = Meeting,
        };
    }

    public async Task EndAsync(int member) =>
        (await given.Use<EndPost>().RunAsync(Chair, await EndInputAsync(member))).Should().BeEmpty();

    public async Task<ChangePositionInput> ChangeInputAsync(int member, Position position)
    {
        var committee = await CommitteeAsync();
        var post = committee.InOffice.Single(p => p.Person.Name == Results.Member(member).Name);
        return new(committee.Id, committee.Version, post.Id, position, Guid.NewGuid())
        {
            Way = WayIn.ByElected,
            On = new(2026, 7, 14),
            Decided = Meeting,
        };
    }
}

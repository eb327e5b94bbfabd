using FederationReform.Access;
using FederationReform.Representatives;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Representatives;

/// <summary>A village's roll, and what its chair does to it. All people are invented.</summary>
internal sealed class RollCase(Given given, VillageCase village)
{
    public VillageCase Village => village;

    public static async Task<RollCase> OnAsync(Engine engine, Given given) =>
        new(given, await VillageCase.OnAsync(given));

    public static Dictionary<string, string> Row(
        string name,
        string birth = "1988-04",
        string way = "选举",
        string place = "一组"
    ) =>
        new()
        {
            ["Name"] = name,
            ["Birth"] = birth,
            ["Way"] = way,
            ["Workplace"] = place,
            ["Post"] = "村民",
        };

    public async Task<RollDetails> RollAsync(UnitScope? who = null) =>
        (
            await given
                .Use<RepresentativesQuery>()
                .RunAsync(who ?? village.Chair, village.Campaign.Id, village.Village.Id)
        )!;

    public async Task<Violations> AddAsync(
        UnitScope? who = null,
        Guid? operation = null,
        bool completes = false,
        params IReadOnlyList<IReadOnlyDictionary<string, string>> rows
    ) =>
        await given
            .Use<AddRepresentatives>()
            .RunAsync(
                who ?? village.Chair,
                new(
                    village.Campaign.Id,
                    village.Village.Id,
                    (await RollAsync()).Version,
                    operation ?? Guid.NewGuid(),
                    rows,
                    completes
                )
            );

    public async Task<RollDetails> WithAsync(params IReadOnlyList<IReadOnlyDictionary<string, string>> rows)
    {
        (await AddAsync(rows: rows)).Should().BeEmpty();
        return await RollAsync();
    }

    public Task<Violations> EditAsync(int id, string column, string was, string text, UnitScope? who = null) =>
        given
            .Use<SaveRepresentativeFields>()
            .RunAsync(
                who ?? village.Chair,
                new(
                    village.Campaign.Id,
                    village.Village.Id,
                    Guid.NewGuid(),
                    [new(RollFields.Of(id, column), was, text)]
                )
            );

    public async Task<Violations> CheckAsync(int? id = null, bool passed = true, UnitScope? who = null) =>
        await given
            .Use<MarkChecked>()
            .RunAsync(
                who ?? village.Chair,
                new(village.Campaign.Id, village.Village.Id, (await RollAsync()).Version, Guid.NewGuid(), id, passed)
            );

    public async Task<Violations> RemoveAsync(int id, UnitScope? who = null) =>
        await given
            .Use<RemoveRepresentative>()
            .RunAsync(
                who ?? village.Chair,
                new(village.Campaign.Id, village.Village.Id, (await RollAsync()).Version, Guid.NewGuid(), id)
            );

    public async Task<Violations> NoticeAsync(DateOnly? from, DateOnly? to, UnitScope? who = null) =>
        await given
            .Use<SetNotice>()
            .RunAsync(
                who ?? village.Chair,
                new(village.Campaign.Id, village.Village.Id, (await RollAsync()).Version, Guid.NewGuid(), from, to)
            );

    public async Task<Violations> QuotasAsync(
        UnitScope? who = null,
        params IReadOnlyList<IReadOnlyDictionary<string, string>> rows
    ) =>
        await given
            .Use<SetPlaceQuotas>()
            .RunAsync(
                who ?? village.Chair,
                new(village.Campaign.Id, village.Village.Id, (await RollAsync()).Version, Guid.NewGuid(), rows)
            );
}

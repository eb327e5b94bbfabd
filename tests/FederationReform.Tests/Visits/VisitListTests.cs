using FederationReform.Tests.Support;
using FederationReform.Tree;
using FederationReform.Visits;
using FluentAssertions;

namespace FederationReform.Tests.Visits;

public sealed class VisitListTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task List_IsFilteredAndPaged(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        for (var n = 0; n <= VisitListQuery.PageSize; n++)
            await given.PlannedAsync(n == 0 ? place.Chair : place.Staff, place.Villages[n % 2]);

        var all = (await given.Use<VisitListQuery>().RunAsync(place.Staff, new(Page: 2)))!;
        all.Page.Total.Should().Be(VisitListQuery.PageSize + 1);
        all.Page.Rows.Should().HaveCount(1);
        (await given.Use<VisitListQuery>().RunAsync(place.Staff, new(By: UnitLevel.Township)))!
            .Page.Rows.Single()
            .UnitName.Should()
            .Be(place.Township.Name);
        (await given.Use<VisitListQuery>().RunAsync(place.Staff, new(Text: "河口2")))!
            .Page.Total.Should()
            .Be(VisitListQuery.PageSize / 2);
        given.Clock.Advance(TimeSpan.FromDays(3));
        (await given.Use<VisitListQuery>().RunAsync(place.Staff, new()))!
            .Page.Rows.Should()
            .OnlyContain(r => r.Overdue);
    }
}

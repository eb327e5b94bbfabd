using FederationReform.Access;
using FederationReform.People;
using FederationReform.Tests.Rosters;
using FederationReform.Tests.Support;
using FederationReform.Tests.Trainings;
using FederationReform.TrainingNeeds;
using FluentAssertions;

namespace FederationReform.Tests.TrainingNeeds;

public sealed class MatchAttendeesQueryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task SignInSheet_IsMatched_AndWhatIsUnclearIsSaid(Engine engine)
    {
        var place = await TrainingCase.OnAsync(engine);
        await using var given = place.Given;
        var at = place.Place;
        await at.FormAsync(at.Village, null, RosterCase.Member("单建华", Position.Chair), RosterCase.Member("王芳"));
        await at.FormAsync(at.Other, null, RosterCase.Member("曾丽", Position.Chair), RosterCase.Member("王芳"));
        await at.FormAsync(at.NeighboursVillage, null, RosterCase.Member("李梅"));
        var training = await place.AddAsync(place.Staff, TrainingCase.Held(new(2026, 7, 10)));

        var read = (
            await given
                .Use<MatchAttendeesQuery>()
                .RunAsync(
                    place.Staff,
                    training.Id,
                    """
                    序号	单位	姓名	电话
                    1	清溪镇河口村	单建华	0599
                    2	查田	王芳	
                    王芳
                    4	河口村	曾丽
                    5	清溪镇 河口村	赵无名
                    李 梅、单 建华，钱没有
                    """
                )
        )!;

        read.Select(n =>
                (n.Line, n.Name, Found: string.Join("；", n.Found.Select(f => f.Trail)), n.Certain is not null)
            )
            .Should()
            .Equal(
                (2, "单建华", "清溪镇 › 河口村", true),
                (3, "王芳", "清溪镇 › 查田村", true),
                (4, "王芳", "清溪镇 › 河口村；清溪镇 › 查田村", false),
                (5, "曾丽", "清溪镇 › 查田村", false),
                (6, "赵无名", "", false),
                (7, "李梅", "东坑镇 › 水南村", true),
                (7, "单建华", "清溪镇 › 河口村", true),
                (7, "钱没有", "", false)
            );
        read.Single(n => n.Name == "曾丽").UnitDiffers.Should().BeTrue();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Choices_AreTheReadersOwn(Engine engine)
    {
        var place = await TrainingCase.OnAsync(engine);
        await using var given = place.Given;
        var at = place.Place;
        var people = await at.FormAsync(
            at.Village,
            null,
            RosterCase.Member("单建华", Position.Chair),
            RosterCase.Member("曾丽")
        );
        await at.FormAsync(at.NeighboursVillage, null, RosterCase.Member("王芳"));
        var training = await place.AddAsync(place.Chair, TrainingCase.Held(new(2026, 7, 10)), people[0]);

        var township = (await given.Use<AttendeeChoicesQuery>().RunAsync(place.Chair, training.Id, at.Township.Id))!;
        township.People.Select(p => (p.Name, p.Listed)).Should().Equal(("单建华", true), ("曾丽", false));
        (await given.Use<AttendeeChoicesQuery>().RunAsync(place.Chair, training.Id, at.Township.Id, leaders: true))!
            .People.Should()
            .ContainSingle();
        (await given.Use<AttendeeChoicesQuery>().RunAsync(place.Chair, training.Id, at.Neighbour.Id)).Should().BeNull();
        (await given.Use<MatchAttendeesQuery>().RunAsync(place.Chair, training.Id, "王芳"))!
            .Single()
            .Found.Should()
            .BeEmpty("she sits in a neighbour's committee");
        var neighbour = await given.AccountAsync(Role.TownshipChair, at.Neighbour);
        (await given.Use<AttendeeChoicesQuery>().RunAsync(neighbour, training.Id, at.Neighbour.Id)).Should().BeNull();
        (await given.Use<MatchAttendeesQuery>().RunAsync(neighbour, training.Id, "王芳")).Should().BeNull();
        var reader = await given.AccountAsync(Role.UpperReader, at.County);
        (await given.Use<MatchAttendeesQuery>().RunAsync(reader, training.Id, "王芳")).Should().BeNull();
    }
}

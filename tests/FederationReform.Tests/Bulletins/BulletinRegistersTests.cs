using FederationReform.Bulletins;
using FederationReform.Homes;
using FederationReform.Ledger;
using FederationReform.Organisations;
using FederationReform.Registers;
using FederationReform.Tests.Support;
using FederationReform.Tests.Visits;
using FederationReform.Trainings;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Bulletins;

/// <summary>What the registers say of a week stands in its bulletin, with numerator, denominator, scope and day.</summary>
public sealed class BulletinRegistersTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Bulletin_SaysWhatTheRegistersHoldOfItsWeek(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 4);
        var other = await given.TownshipAsync(place.County, "东坑镇");
        await place.ApprovedAsync();
        await given.MadeAsync(
            place.Staff,
            await given.PlannedAsync(place.Staff, place.Villages.Take(2)),
            new(2026, 7, 14)
        );
        var last = (await given.Use<BulletinListQuery>().RunAsync(place.Staff, 1))!.Weeks[0].Until.AddDays(7);
        given.Clock.Advance(last - given.Clock.GetUtcNow().UtcDateTime);
        foreach (
            var (day, unit, sessions, people) in new[]
            {
                (new DateOnly(2026, 7, 13), place.Village, 2, 30),
                (new DateOnly(2026, 7, 19), place.Villages[1], 1, 12),
                (new DateOnly(2026, 7, 1), other, 1, 100),
                (new DateOnly(2026, 6, 30), other, 9, 900),
                (new DateOnly(2026, 7, 20), other, 7, 700),
            }
        )
            await AddAsync(
                given,
                place,
                unit,
                new Activity
                {
                    On = day,
                    Type = ActivityType.Volunteering,
                    Title = "清洁家园",
                    Sessions = sessions,
                    People = people,
                }
            );
        await AddAsync(
            given,
            place,
            place.County,
            new Organisation
            {
                Type = OrganisationType.TwoNew,
                Title = "两新组织妇联",
                Way = BuildingWay.Alone,
                Number = 416,
                Covered = 3752,
            }
        );
        await AddAsync(
            given,
            place,
            place.County,
            new OrganisationBase
            {
                Type = OrganisationType.TwoNew,
                Number = 4158,
                On = new(2026, 6, 30),
                Source = "年报",
            }
        );
        await AddAsync(
            given,
            place,
            place.Village,
            new Home
            {
                Type = HomeType.Home,
                Title = "河口村妇女之家",
                Site = HomeSite.Village,
            }
        );
        var inOffice = await TrainAsync(given, place, people: 3);

        var begun = await given.Use<BeginBulletin>().RunAsync(place.Staff, new(place.Campaign.Id, last));
        var draft = (await given.Use<BulletinDraftQuery>().RunAsync(place.Staff, begun.DraftId))!;

        var registers = draft.Figures.Registers!;
        registers.Week.Should().Be(new BulletinActivities(new(2026, 7, 13), new(2026, 7, 19), 3, 42));
        registers.Month.Should().Be(new BulletinActivities(new(2026, 7, 1), new(2026, 7, 19), 4, 142));
        registers.Active.Share.Should().Be(new Ratio(1, 2), "a township with its villages is one");
        registers.Trained!.Share.Should().Be(new Ratio(3, inOffice));
        draft
            .Text.Body!.Split('\n')
            .Should()
            .Contain(
                "工作台账登记，浦城县本周（7月13日至7月19日）开展活动3场、参加42人次，"
                    + "本月（7月1日至7月19日）共4场、142人次；2个下级单位中，本周有活动记录的1个。"
            )
            .And.Contain(
                $"截至2026年7月19日，浦城县在任人员{inOffice}人中，按周期参加过培训的3人，"
                    + $"轮训率{new Ratio(3, inOffice)}。"
            )
            .And.Contain(
                "截至2026年7月19日，浦城县的覆盖率：两新组织（未分类）90.24%（3752/4158），"
                    + "有妇女之家的村（社区）25.00%（1/4）。"
            )
            .And.Contain(
                "2026年7月13日至2026年7月19日，各级妇联督导 1 次，深入1个乡镇（街道）、2个村（社区），"
                    + "发现问题 0 个，已整改 0 个。"
            );
    }

    /// <summary>A register that nobody keeps says nothing about the work.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Bulletin_WithoutEntries_SaysNothingOfRegisters(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await place.ApprovedAsync();
        var week = (await given.Use<BulletinListQuery>().RunAsync(place.Staff, 1))!.Weeks[0];

        var begun = await given.Use<BeginBulletin>().RunAsync(place.Staff, new(place.Campaign.Id, week.Until));
        var draft = (await given.Use<BulletinDraftQuery>().RunAsync(place.Staff, begun.DraftId))!;

        draft.Text.Body.Should().NotContainAny("台账登记", "轮训率", "覆盖率", "督导");
    }

    private static async Task AddAsync<TEntry>(Given given, VillageCase place, Unit unit, TEntry entry)
        where TEntry : class, IRegisterEntry<TEntry> =>
        (await given.Use<AddEntry<TEntry>>().RunAsync(place.Staff, new(unit.Id, entry, Guid.NewGuid())))
            .Should()
            .BeEmpty();

    /// <returns>How many are in office.</returns>
    private static async Task<int> TrainAsync(Given given, VillageCase place, int people)
    {
        await AddAsync(
            given,
            place,
            place.County,
            new Training
            {
                On = new(2026, 7, 2),
                Title = "履职培训",
                Type = TrainingKind.Duties,
                Level = TrainingLevel.County,
            }
        );
        await using var db = given.Portal.OpenForSystem();
        var training = await db.Trainings.AsNoTracking().SingleAsync();
        var persons = await db.Posts.Where(p => p.EndOn == null).Select(p => p.PersonId).Distinct().ToListAsync();
        (
            await given
                .Use<AddAttendees>()
                .RunAsync(place.Staff, new(training.Id, training.Version, Guid.NewGuid(), [.. persons.Take(people)]))
        )
            .Should()
            .BeEmpty();
        return persons.Count;
    }
}

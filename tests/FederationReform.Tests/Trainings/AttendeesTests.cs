using FederationReform.Access;
using FederationReform.Data;
using FederationReform.LivedDuties;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Registers;
using FederationReform.Rosters;
using FederationReform.Tests.Rosters;
using FederationReform.Tests.Support;
using FederationReform.Trainings;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Trainings;

public sealed class AttendeesTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Attendees_AreListedOnce_CountedWithTheOthers_AndStandInTheHistory(Engine engine)
    {
        var place = await TrainingCase.OnAsync(engine);
        await using var given = place.Given;
        var people = await place.Place.FormAsync(
            place.Place.Village,
            null,
            RosterCase.Member("单建华", Position.Chair),
            RosterCase.Member("曾丽")
        );
        var training = await place.AddAsync(place.Staff, TrainingCase.Held(new(2026, 7, 10), others: 30), people[0]);

        AddAttendeesInput again = new(training.Id, training.Version, Guid.NewGuid(), people.ToList(), 4, Others: 3);
        (await given.Use<AddAttendees>().RunAsync(place.Staff, again)).Should().BeEmpty();
        (await given.Use<AddAttendees>().RunAsync(place.Staff, again)).Should().BeEmpty("the same operation");

        var shown = (await given.Use<TrainingQuery>().RunAsync(place.Staff, training.Id))!;
        shown
            .Attendees.Select(a => (a.Name, a.Trail, a.Hours, a.OwnHours))
            .Should()
            .Equal(("单建华", "清溪镇 › 河口村", 8, false), ("曾丽", "清溪镇 › 河口村", 4, true));
        (shown.Training.Others, shown.PersonTimes).Should().Be((33, 35));
        var audit = (await given.AuditAsync()).FindAll(a => a.Event == AuditEvent.AttendeesAdded);
        audit.Should().HaveCount(2);
        audit[1].Summary.Should().Be("浦城县的培训“村妇联主席履职培训”登记参训人员 1 人、未列名 3 人");
        audit[1]
            .Changes.Should()
            .Equal(new FieldChange("参训人员", null, "曾丽（河口村）"), new FieldChange("未列名人数", "30", "33"));
        (await given.Use<EntryHistoryQuery<Training>>().RunAsync(place.Staff, training.Id))!.Should().HaveCount(3);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Attendee_IsRemoved_AndHasHoursOfHerOwn(Engine engine)
    {
        var place = await TrainingCase.OnAsync(engine);
        await using var given = place.Given;
        var people = await place.Place.FormAsync(
            place.Place.Village,
            null,
            RosterCase.Member("单建华", Position.Chair),
            RosterCase.Member("曾丽")
        );
        var training = await place.AddAsync(place.Chair, TrainingCase.Held(new(2026, 7, 10)), [.. people]);

        (
            await given
                .Use<SetAttendeeHours>()
                .RunAsync(place.Chair, new(training.Id, training.Version, Guid.NewGuid(), people[0], 0))
        )
            .Should()
            .ContainSingle()
            .Which.Message.Should()
            .Be("学时填 1 到 400 的整数；没有计学时的空着。");
        (
            await given
                .Use<SetAttendeeHours>()
                .RunAsync(place.Chair, new(training.Id, training.Version, Guid.NewGuid(), people[0], 16))
        )
            .Should()
            .BeEmpty();
        (
            await given
                .Use<RemoveAttendee>()
                .RunAsync(place.Chair, new(training.Id, training.Version, Guid.NewGuid(), people[1]))
        )
            .Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be(Refusal.StaleCode, "the hours were changed since");
        training = await place.LastAsync();
        (
            await given
                .Use<RemoveAttendee>()
                .RunAsync(place.Chair, new(training.Id, training.Version, Guid.NewGuid(), people[1]))
        )
            .Should()
            .BeEmpty();

        var shown = (await given.Use<TrainingQuery>().RunAsync(place.Chair, training.Id))!;
        shown.Attendees.Select(a => (a.Name, a.Hours)).Should().Equal(("单建华", 16));
        var attended = await given.Use<PersonTrainingsQuery>().RunAsync(place.Chair, people[0]);
        attended.Should().ContainSingle().Which.Hours.Should().Be(16);
        (await given.Use<PersonTrainingsQuery>().RunAsync(place.Chair, people[1])).Should().BeEmpty();
        (await given.AuditAsync())
            .Select(a => a.Event)
            .Should()
            .Contain([AuditEvent.AttendeeHoursSet, AuditEvent.AttendeeRemoved]);
    }

    /// <summary>
    /// A training of the county shows a township its own people's attendance and not the training; a neighbour and
    /// whoever may not write get nothing.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Strangers_FindNothing(Engine engine)
    {
        var place = await TrainingCase.OnAsync(engine);
        await using var given = place.Given;
        var people = await place.Place.FormAsync(
            place.Place.Village,
            null,
            RosterCase.Member("单建华", Position.Chair)
        );
        var others = await place.Place.FormAsync(place.Place.NeighboursVillage, null, RosterCase.Member("曾丽"));
        var county = await place.AddAsync(place.Staff, TrainingCase.Held(new(2026, 7, 10)), people[0]);
        var own = await place.AddAsync(place.Chair, TrainingCase.Held(new(2026, 7, 11)));

        (await given.Use<TrainingQuery>().RunAsync(place.Chair, county.Id)).Should().BeNull("it is the county's");
        var attended = await given.Use<PersonTrainingsQuery>().RunAsync(place.Chair, people[0]);
        attended.Should().ContainSingle();
        (attended[0].TrainingId, attended[0].HeldBy).Should().Be((null, "浦城县"));
        (await given.Use<PersonTrainingsQuery>().RunAsync(place.Staff, people[0]))[0].TrainingId.Should().Be(county.Id);
        foreach (var (id, version) in new[] { (county.Id, county.Version), (own.Id, own.Version), (9999, 1) })
        {
            var person = id == own.Id ? others[0] : people[0];
            (await given.Use<AddAttendees>().RunAsync(place.Chair, new(id, version, Guid.NewGuid(), [person])))
                .Should()
                .ContainSingle()
                .Which.Code.Should()
                .Be(Refusal.NotFoundCode, "training {0} and person {1}", id, person);
        }
        var neighbour = await given.AccountAsync(Role.TownshipChair, place.Place.Neighbour);
        (await given.Use<PersonTrainingsQuery>().RunAsync(neighbour, people[0])).Should().BeEmpty();
        var reader = await given.AccountAsync(Role.UpperReader, place.Place.County);
        (await given.Use<AddAttendees>().RunAsync(reader, new(county.Id, county.Version, Guid.NewGuid(), [people[0]])))
            .Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be(Refusal.NotAllowedCode);
        var administrator = await given.AccountAsync(Role.Administrator, place.Place.County);
        (await given.Use<TrainingQuery>().RunAsync(administrator, county.Id)).Should().BeNull();
        (await given.Use<PersonTrainingsQuery>().RunAsync(administrator, people[0])).Should().BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task TwoAtOnce_TheSecondLosesNothing(Engine engine)
    {
        var place = await TrainingCase.OnAsync(engine);
        await using var given = place.Given;
        var people = await place.Place.FormAsync(
            place.Place.Village,
            null,
            RosterCase.Member("单建华", Position.Chair),
            RosterCase.Member("曾丽")
        );
        var training = await place.AddAsync(place.Staff, TrainingCase.Held(new(2026, 7, 10)));

        var answers = await AtOnce.RunAsync(
            people
                .Select<int, Func<Task<Violations>>>(person =>
                    () =>
                        given
                            .Use<AddAttendees>()
                            .RunAsync(place.Staff, new(training.Id, training.Version, Guid.NewGuid(), [person]))
                )
                .ToArray()
        );

        answers.Count(a => a.Count == 0).Should().Be(1);
        answers.Single(a => a.Count > 0).Single().Code.Should().Be(Refusal.StaleCode);
    }

    /// <summary>Merging two entries keeps each training once; a training that is removed takes its list.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task MergedPerson_KeepsTheTrainingsOfBoth(Engine engine)
    {
        var place = await TrainingCase.OnAsync(engine);
        await using var given = place.Given;
        var kept = (await place.Place.FormAsync(place.Place.Village, null, RosterCase.Member("单建华")))[0];
        var gone = (await place.Place.FormAsync(place.Place.Other, null, RosterCase.Member("单建华")))[0];
        await place.AddAsync(place.Staff, TrainingCase.Held(new(2026, 7, 1), "甲"), kept, gone);
        await given
            .Use<FillRota>()
            .RunAsync(place.Staff, new(place.Place.Other.Id, new(2026, 7, 1), 1, Guid.NewGuid()));
        var second = await place.AddAsync(place.Staff, TrainingCase.Held(new(2026, 7, 2), "乙"), gone);

        (
            await given
                .Use<MergePeople>()
                .RunAsync(
                    place.Staff,
                    new(
                        kept,
                        (await place.Place.PersonAsync(kept))!.Version,
                        gone,
                        (await place.Place.PersonAsync(gone))!.Version,
                        Guid.NewGuid(),
                        "同一个人"
                    )
                )
        )
            .Should()
            .BeEmpty();

        (await given.Use<PersonTrainingsQuery>().RunAsync(place.Staff, kept))
            .Select(t => t.Title)
            .Should()
            .Equal("乙", "甲");
        (await given.Use<RotaQuery>().RunAsync(place.Staff, place.Place.Other.Id, 2026))!
            .Months[6]
            .PersonId.Should()
            .Be(kept);
        var version = (await given.Use<TrainingQuery>().RunAsync(place.Staff, second.Id))!.Version;
        (
            await given
                .Use<RemoveEntry<Training>>()
                .RunAsync(place.Staff, new(second.Id, version, Guid.NewGuid(), "重复登记"))
        )
            .Should()
            .BeEmpty();
        (await given.Use<PersonTrainingsQuery>().RunAsync(place.Staff, kept)).Select(t => t.Title).Should().Equal("甲");
    }

    /// <summary>Who was trained after an approval is still the same person when the record is unlocked.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task TrainedPerson_StaysWhenTheRecordIsUnlocked(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var reform = await place.ApprovedAsync();
        await using var db = given.Portal.OpenForSystem();
        var trained = await db.Posts.Where(p => p.Position == Position.Chair).Select(p => p.PersonId).SingleAsync();
        (
            await given
                .Use<AddEntry<Training>>()
                .RunAsync(place.Chair, new(place.Chair.UnitId, TrainingCase.Held(new(2026, 7, 14)), Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();
        var training = await db.Trainings.SingleAsync();
        (
            await given
                .Use<AddAttendees>()
                .RunAsync(place.Chair, new(training.Id, training.Version, Guid.NewGuid(), [trained]))
        )
            .Should()
            .BeEmpty();

        (
            await given
                .Use<UnlockRecord>()
                .RunAsync(
                    place.Staff,
                    new(place.Campaign.Id, place.Village.Id, reform.Version, Guid.NewGuid(), "更正出生日期")
                )
        )
            .Should()
            .BeEmpty();
        (await db.People.AsNoTracking().Select(p => p.Id).ToListAsync())
            .Should()
            .Equal([trained], "the others were never trained");
        (await given.Use<PersonTrainingsQuery>().RunAsync(place.Chair, trained)).Should().ContainSingle();
    }
}

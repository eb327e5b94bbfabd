using FederationReform.Access;
using FederationReform.Registers;
using FederationReform.Tests.Rosters;
using FederationReform.Tests.Support;
using FederationReform.Trainings;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Trainings;

/// <summary>A county with committees, its staff and a chair, and the trainings that they enter.</summary>
internal sealed class TrainingCase
{
    public required Given Given { get; init; }
    public required RosterCase Place { get; init; }
    public required UnitScope Staff { get; init; }
    public required UnitScope Chair { get; init; }

    public static async Task<TrainingCase> OnAsync(Engine engine)
    {
        var given = await Given.OnAsync(engine);
        var place = await RosterCase.OnAsync(given);
        return new()
        {
            Given = given,
            Place = place,
            Staff = await given.AccountAsync(Role.CountyStaff, place.County, "李干事"),
            Chair = await given.AccountAsync(Role.TownshipChair, place.Township, "张主席"),
        };
    }

    public static Training Held(DateOnly on, string title = "村妇联主席履职培训", int? others = null) =>
        new()
        {
            On = on,
            Title = title,
            Type = TrainingKind.Duties,
            Level = TrainingLevel.County,
            Hours = 8,
            Others = others,
        };

    public async Task<RegisterRow<Training>> AddAsync(UnitScope who, Training training, params int[] people)
    {
        (await Given.Use<AddEntry<Training>>().RunAsync(who, new(who.UnitId, training, Guid.NewGuid())))
            .Should()
            .BeEmpty();
        var row = await LastAsync();
        if (people.Length > 0)
            (await Given.Use<AddAttendees>().RunAsync(who, new(row.Id, row.Version, Guid.NewGuid(), people)))
                .Should()
                .BeEmpty();
        return await LastAsync();
    }

    public async Task<RegisterRow<Training>> LastAsync()
    {
        await using var db = Given.Portal.OpenForSystem();
        return await db.Trainings.AsNoTracking().OrderByDescending(t => t.Id).FirstAsync();
    }
}

using System.Globalization;
using FederationReform.Tests.Rosters;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.People;

/// <summary>
/// TZ-01: a date is a date, wherever the server stands. China had summer time until 1991, and in Shanghai the first of
/// June 1940 had no midnight: a birth date that passes through an instant comes back as the day before.
/// </summary>
public sealed class DateTests
{
    private static readonly string[] days =
    [
        "1940-06-01",
        "1986-05-04",
        "1990-05-01",
        "1991-09-15",
        "1910-01-01",
        "2000-02-29",
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task BirthAndTerm_ComeBackAsTheyWere_InEveryZone(Engine engine)
    {
        var own = Environment.GetEnvironmentVariable("TZ");
        try
        {
            foreach (var zone in (string[])["UTC", "Asia/Shanghai", "America/New_York"])
            {
                Environment.SetEnvironmentVariable("TZ", zone);
                TimeZoneInfo.ClearCachedData();
                await using var given = await Given.OnAsync(engine);
                var place = await RosterCase.OnAsync(given);
                var elected = new DateOnly(1990, 5, 1);
                var people = await place.FormAsync(
                    place.Village,
                    elected,
                    [.. days.Select((day, i) => RosterCase.Member($"演示{"甲乙丙丁戊己"[i]}", born: day))]
                );

                await using var db = given.Portal.OpenForSystem();
                var born = await db.People.Where(p => people.Contains(p.Id)).Select(p => p.BornOn).ToListAsync();
                var starts = await db.Posts.Select(p => p.StartOn).Distinct().ToListAsync();

                born.Should()
                    .BeEquivalentTo(
                        days.Select(d => (DateOnly?)DateOnly.Parse(d, CultureInfo.InvariantCulture)),
                        "{0}",
                        zone
                    );
                starts.Should().Equal(elected);
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", own);
            TimeZoneInfo.ClearCachedData();
        }
    }

    /// <summary>Instants end in At; what is a day has no time of day that could be moved.</summary>
    [Fact]
    public async Task Column_OfADay_IsADate()
    {
        await using var given = await Given.OnAsync(Engine.Sqlite);
        await using var db = given.Portal.OpenForSystem();

        var instants = db
            .Model.GetEntityTypes()
            .SelectMany(e => e.GetProperties())
            .Where(p => Nullable.GetUnderlyingType(p.ClrType) is { } type ? IsInstant(type) : IsInstant(p.ClrType))
            .Select(p => p.Name)
            .ToList();

        instants.Should().NotBeEmpty();
        instants
            .Should()
            .OnlyContain(n =>
                !n.EndsWith("On", StringComparison.Ordinal) && !n.Contains("Birth") && !n.Contains("Born")
            );
    }

    private static bool IsInstant(Type type) => type == typeof(DateTime) || type == typeof(DateTimeOffset);
}

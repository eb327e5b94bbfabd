using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Data;

public sealed class NulGuardTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task TextWithNul_IsLookedForInVain_AndBreaksNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        string text = county.Name + "\0";
        string[] texts = [text, "\0"];
        await using var db = given.Portal.OpenForSystem();

        (await db.Units.AnyAsync(u => u.Name == text)).Should().BeFalse();
        (await db.Units.AnyAsync(u => u.Name.Contains(text) || texts.Contains(u.Name))).Should().BeFalse();
    }
}

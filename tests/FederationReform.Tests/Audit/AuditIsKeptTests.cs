using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

#pragma warning disable RS0030 // Reviewed: tries what must be refused.

namespace FederationReform.Tests.Audit;

/// <summary>AL-02: history is added to and never rewritten, not even by the portal's own connection.</summary>
public sealed class AuditIsKeptTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Record_CannotBeChangedOrDeleted(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var scope = await given.AccountAsync(Role.CountyStaff, await given.CountyAsync());
        await given.Use<SignOut>().RunAsync(scope.AccountId, null);
        string[] tries =
        [
            "UPDATE \"AuditRecords\" SET \"Summary\" = ''",
            "DELETE FROM \"AuditRecords\"",
            .. engine == Engine.Postgres ? (string[])["TRUNCATE \"AuditRecords\""] : [],
        ];

        foreach (var sql in tries)
        {
            await using var db = given.Portal.OpenForSystem();
            var attempt = () => db.Database.ExecuteSqlRawAsync(sql);
            (await attempt.Should().ThrowAsync<Exception>(sql))
                .Which.ToString()
                .Should()
                .Contain("audit records are kept as they are");
        }

        (await given.AuditAsync()).Should().ContainSingle().Which.Summary.Should().NotBeEmpty();
    }
}

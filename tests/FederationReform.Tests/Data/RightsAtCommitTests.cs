using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Exports;
using FederationReform.Reforms;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Data;

/// <summary>
/// CI-01, FI-13: what a scope was read for may wait for its turn; it is carried out with the rights that the account has
/// when it is committed.
/// </summary>
public sealed class RightsAtCommitTests
{
    public enum Loss
    {
        Disabled,
        PasswordReset,
        OtherRole,
        OtherUnit,
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Submit_BegunBeforeTheRightsWereLost_IsRefusedAndAudited(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var ready = await given.CompleteAsync(village.Campaign, village.Village);
        foreach (var loss in Enum.GetValues<Loss>())
        {
            var chair = await given.AccountAsync(Role.TownshipChair, village.Township);
            await LoseAsync(given, village, chair, loss);

            var answer = await given
                .Use<SubmitRecord>()
                .RunAsync(chair, new(village.Campaign.Id, village.Village.Id, ready.Version, Guid.NewGuid()));

            answer.Should().ContainSingle(loss.ToString()).Which.Code.Should().Be(Refusal.RightsChangedCode);
            (await village.RecordAsync()).Should().BeEquivalentTo(new { ready.State, ready.Version });
            (await given.AuditAsync())
                .Should()
                .ContainSingle(r => r.Event == AuditEvent.Denied && r.AccountId == chair.AccountId);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Roster_AskedForBeforeTheRightsWereLost_IsNotHandedOut(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.ApprovedAsync();
        await LoseAsync(given, village, village.Chair, Loss.Disabled);
        using var file = new MemoryStream();

        var exported = await given
            .Use<ExportRoster>()
            .RunAsync(village.Chair, new(new(), RosterForm.Executives, "换届归档"), file);

        exported.File.Should().BeNull();
        exported.Violations.Should().ContainSingle().Which.Code.Should().Be(Refusal.RightsChangedCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Import_ConfirmedBeforeTheRightsWereLost_WritesNothingAndSaysWhy(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var preview = await importing.PreviewAsync(
            await importing.StartAsync(ImportCase.File(ImportCase.RowsOf("河口1村")))
        );
        await LoseAsync(given, importing.Village, importing.Village.Chair, Loss.Disabled);

        (await importing.ApplyAsync(preview))
            .Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be(Refusal.RightsChangedCode);

        (await importing.Village.RecordAsync(importing.Village.Villages[0])).Version.Should().Be(0);
        (await given.AuditAsync()).Select(r => r.Event).Should().NotContain(AuditEvent.ImportApplied);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task AccountDisabled_WhileItSaves_BothEndWithoutAFault(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var admin = await given.AccountAsync(Role.Administrator, village.County);
        for (var round = 0; round < 10; round++)
        {
            var chair = await given.AccountAsync(Role.TownshipChair, village.Township);
            var record = await village.RecordAsync();
            var answers = await AtOnce.RunAsync(
                () => given.Use<DisableAccount>().RunAsync(admin, new(chair.AccountId, null, Guid.NewGuid())),
                () =>
                    given
                        .Use<SetStep>()
                        .RunAsync(
                            chair,
                            new(
                                village.Campaign.Id,
                                village.Village.Id,
                                record.Version,
                                Guid.NewGuid(),
                                Enum.GetValues<StepCode>()[0],
                                given.Clock.Today().AddDays(-round),
                                Note: null
                            )
                        )
            );

            answers[0].Should().BeEmpty();
            answers[1].Select(v => v.Code).Should().BeSubsetOf([Refusal.RightsChangedCode]);
            (await village.RecordAsync()).Version.Should().Be(record.Version + (answers[1].Count == 0 ? 1 : 0));
        }
    }

    private static Task<Account> LoseAsync(Given given, VillageCase village, UnitScope chair, Loss loss) =>
        given.AccountAsync(chair.AccountId, account =>
        {
            switch (loss)
            {
                case Loss.Disabled:
                    account.Disable(given.Clock.UtcNow());
                    break;
                case Loss.PasswordReset:
                    account.GiveOneTimePassword(given.Clock.UtcNow());
                    break;
                case Loss.OtherRole:
                    account.Assign(Role.UpperReader, village.Township);
                    break;
                default:
                    account.Assign(Role.TownshipChair, village.Village);
                    break;
            }
        });
}

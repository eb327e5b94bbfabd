using System.Security.Cryptography;
using FederationReform.Access;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FederationReform.Uploads;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Uploads;

public sealed class UploadTests
{
    private static readonly byte[] file = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 7))];

    /// <summary>UP-16.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task File_SentInPieces_IsWhole(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var chair = await ChairAsync(given);
        var id = await BeginAsync(given, chair);

        foreach (var piece in file.Chunk(70_000))
        {
            var state = await given.Use<UploadStateQuery>().RunAsync(chair, id);
            (await given.Use<UploadedFileQuery>().RunAsync(chair, id)).Should().BeNull("it is still on its way");
            (await given.Use<AppendUpload>().RunAsync(chair, new(id, state!.Received, piece)))
                .Violations.Should()
                .BeEmpty();
        }

        var uploaded = await given.Use<UploadedFileQuery>().RunAsync(chair, id);
        uploaded!.FileName.Should().Be("名单.xlsx");
        uploaded.Bytes.Should().Equal(file);
        uploaded.Sha256.Should().Equal(SHA256.HashData(file));
    }

    /// <summary>UP-16: an answer that got lost is asked for again, on another line at the same moment too.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Piece_SentAgain_IsKeptOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var chair = await ChairAsync(given);
        var id = await BeginAsync(given, chair);
        (await BeginAsync(given, chair, id)).Should().Be(id, "a broken upload is taken up where it stopped");

        var answers = await AtOnce.RunAsync(8, _ =>
            given.Use<AppendUpload>().RunAsync(chair, new(id, 0, file[..50_000]))
        );
        var ahead = await given.Use<AppendUpload>().RunAsync(chair, new(id, 60_000, file[60_000..]));
        var tooMuch = await given.Use<AppendUpload>().RunAsync(chair, new(id, 50_000, [.. file[50_000..], 1]));

        answers.Where(a => a.Violations.Count == 0).Should().ContainSingle();
        answers.Concat([ahead, tooMuch]).Should().OnlyContain(a => a.State!.Received == 50_000);
        ahead.Violations.Concat(tooMuch.Violations).Should().OnlyContain(v => v.Code == UploadRules.OutOfStepCode);
        (await given.Use<AppendUpload>().RunAsync(chair, new(id, 50_000, file[50_000..])))
            .State!.Complete.Should()
            .BeTrue();
        (await given.Use<UploadedFileQuery>().RunAsync(chair, id))!.Bytes.Should().Equal(file);
    }

    /// <summary>UP-01, UP-05: told before any of it is sent.</summary>
    [Theory]
    [InlineData("名单.xlsx", 10 * 1024 * 1024, null)]
    [InlineData("名单.xlsx", 10 * 1024 * 1024 + 1, "FileTooLarge")]
    [InlineData("名单.xlsx", long.MaxValue, "FileTooLarge")]
    [InlineData("名单.xlsx", 0, "FileEmpty")]
    [InlineData("名单.xlsx", -5, "FileEmpty")]
    [InlineData("名单.docx", 100, "FileExtension")]
    [InlineData("名单", 100, "FileExtension")]
    [InlineData("", 100, "FileExtension")]
    [InlineData("../../x.xls", 100, null)]
    [InlineData("C:\\名单\\CON.xlsx", 100, null)]
    [InlineData("年报\u202Excod.exe", 100, "FileExtension")]
    public async Task File_Announced_IsCheckedFirst(string name, long size, string? code)
    {
        await using var given = await Given.OnAsync(Engine.Sqlite);
        var begun = await given.Use<BeginUpload>().RunAsync(await ChairAsync(given), new(Guid.NewGuid(), name, size));

        begun.Violations.Select(v => v.Code).Should().Equal(code is null ? [] : [code]);
        begun.Violations.All(v => v.Message.Contains('请') && v.Message.EndsWith('。')).Should().BeTrue();
        await using var db = given.Portal.OpenForSystem();
        (await db.Uploads.Select(u => u.FileName).ToListAsync())
            .Should()
            .NotContain(n => n.Contains('/') || n.Contains('\\'));
    }

    /// <summary>UP-01.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Quota_OfAnAccount_IsADay(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var chair = await ChairAsync(given);
        for (var i = 0; i < 10; i++)
            await BeginAsync(given, chair, size: UploadRules.MaxSize);

        var full = await given.Use<BeginUpload>().RunAsync(chair, new(Guid.NewGuid(), "名单.xlsx", 1));
        given.Clock.Advance(TimeSpan.FromHours(24));
        var nextDay = await given.Use<BeginUpload>().RunAsync(chair, new(Guid.NewGuid(), "名单.xlsx", 1));

        full.Violations.Should().ContainSingle(v => v.Code == "UploadQuota");
        nextDay.Violations.Should().BeEmpty();
        await using var db = given.Portal.OpenForSystem();
        (await db.Uploads.CountAsync()).Should().Be(1, "what has had its day is taken away");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task OldUpload_WithItsPieces_IsForgotten(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var chair = await ChairAsync(given);
        var id = await BeginAsync(given, chair);
        await given.Use<AppendUpload>().RunAsync(chair, new(id, 0, file));
        given.Clock.Advance(TimeSpan.FromHours(24));

        (await given.Use<UploadedFileQuery>().RunAsync(chair, id)).Should().BeNull();
        await BeginAsync(given, chair);
        await using var db = given.Portal.OpenForSystem();
        (await db.UploadParts.CountAsync()).Should().Be(0);
    }

    /// <summary>
    /// AC-05: another account of the same unit, the unit above and the neighbour find nothing, and take nothing away.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Upload_OfSomebodyElse_IsNotThere(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var chair = await given.AccountAsync(Role.TownshipChair, township);
        var id = await BeginAsync(given, chair);
        UnitScope[] others =
        [
            await given.AccountAsync(Role.TownshipChair, township),
            await given.AccountAsync(Role.CountyStaff, county),
            await given.AccountAsync(Role.TownshipChair, await given.TownshipAsync(county, "东坑镇")),
        ];

        foreach (var other in others)
        {
            (await given.Use<UploadStateQuery>().RunAsync(other, id)).Should().BeNull();
            (await given.Use<AppendUpload>().RunAsync(other, new(id, 0, file)))
                .Violations.Should()
                .ContainSingle(v => v.Code == Refusal.NotFoundCode);
            (await given.Use<DiscardUpload>().RunAsync(other, id))
                .Should()
                .ContainSingle(v => v.Code == Refusal.NotFoundCode);
            (await given.Use<BeginUpload>().RunAsync(other, new(id, "名单.xlsx", 10)))
                .Should()
                .Match<BegunUpload>(b => b.State == null && b.Violations[0].Code == Refusal.NotFoundCode);
        }
        (await given.Use<AppendUpload>().RunAsync(chair, new(id, 0, file))).State!.Complete.Should().BeTrue();
        foreach (var other in others)
            (await given.Use<UploadedFileQuery>().RunAsync(other, id)).Should().BeNull();
        (await given.Use<DiscardUpload>().RunAsync(chair, id)).Should().BeEmpty();
        (await given.Use<UploadedFileQuery>().RunAsync(chair, id)).Should().BeNull();
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.UpperReader)]
    public async Task Role_ThatImportsNothing_UploadsNothing(Role role)
    {
        await using var given = await Given.OnAsync(Engine.Sqlite);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var scope = await given.AccountAsync(role, prefecture);

        (await given.Use<BeginUpload>().RunAsync(scope, new(Guid.NewGuid(), "名单.xlsx", 10)))
            .Violations.Should()
            .ContainSingle(v => v.Code == Refusal.NotAllowedCode);
    }

    private static async Task<UnitScope> ChairAsync(Given given) =>
        await given.AccountAsync(Role.TownshipChair, await given.TownshipAsync(await given.CountyAsync()));

    private static async Task<Guid> BeginAsync(Given given, UnitScope scope, Guid? id = null, int? size = null)
    {
        var begun = await given
            .Use<BeginUpload>()
            .RunAsync(scope, new(id ?? Guid.NewGuid(), "名单.xlsx", size ?? file.Length));
        begun.Violations.Should().BeEmpty();
        return begun.State!.Id;
    }
}

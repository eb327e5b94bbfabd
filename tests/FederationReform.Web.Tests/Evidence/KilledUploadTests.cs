using System.Net;
using System.Security.Cryptography;
using FederationReform.Accounts;
using FederationReform.Data;
using FederationReform.Files;
using FederationReform.Tests.Support;
using FederationReform.Uploads;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Web.Tests.Evidence;

/// <summary>
/// A real process that is killed (SIGKILL) after the file of a paper was written and before its row is committed: the
/// upload can be finished, nothing is half done, and what nobody finishes is deleted.
/// </summary>
public sealed class KilledUploadTests
{
    private const string Password = "清溪-sentinel-2026";

    /// <summary>A photo and its small picture.</summary>
    private const int FilesOfAPhoto = 2;

    [Theory, OnSqlite, OnPostgres]
    public async Task Server_KilledBetweenFileAndRow_LosesNothing_AndLeavesNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var chair = await given.AccountAsync(place.Chair.AccountId, account =>
            account.ChoosePassword(Passwords.Hash(Password))
        );
        using var first = await PortalProcess.StartAsync(PortalProcess.On(given.Database));
        using var browser = PortalProcess.NewClient();
        browser.BaseAddress = new(first.Address);
        (
            await browser.SubmitAsync(
                Urls.SignIn,
                new() { ["Input.Login"] = chair.UserName!, ["Input.Password"] = Password }
            )
        )
            .IsSuccessStatusCode.Should()
            .BeTrue();
        await browser.TakeTokenAsync();
        var photo = PhotoFile.Jpeg(640, 480);
        var upload = await UploadedAsync(browser, photo);

        await KilledWhileAddingAsync(given, place, first, browser, upload, FilesOfAPhoto);

        using var second = await PortalProcess.StartAsync(PortalProcess.On(given.Database), address: first.Address);
        await ShouldHaveAsync(given, papers: 0);
        (await browser.GetStringAsync(Record(place))).Should().Contain("材料 0/5");
        (await browser.GetAsync(Urls.EvidenceFile(1))).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await browser.PostAsync(Add(place, upload), null)).StatusCode.Should().Be(HttpStatusCode.OK);
        await ShouldHaveAsync(given, papers: 1);
        await ShouldShowAsync(browser, given, photo);
        Kept(given).Should().HaveCount(FilesOfAPhoto, "the second try has the place of the first");

        var other = await UploadedAsync(browser, PhotoFile.Jpeg(800, 600));
        await KilledWhileAddingAsync(given, place, second, browser, other, 2 * FilesOfAPhoto);
        foreach (var file in Kept(given))
            File.SetLastWriteTimeUtc(file, TimeProvider.System.UtcNow().AddDays(-3));

        using var third = await PortalProcess.StartAsync(PortalProcess.On(given.Database), address: first.Address);
        for (var tries = 0; tries < 600 && Kept(given).Count > FilesOfAPhoto; tries++)
            await Task.Delay(100);
        Kept(given).Should().HaveCount(FilesOfAPhoto, "what has no row is deleted after its days of grace");
        await ShouldHaveAsync(given, papers: 1);
        await ShouldShowAsync(browser, given, photo);
        (await browser.PostAsync(Add(place, other), null))
            .StatusCode.Should()
            .Be(HttpStatusCode.OK, "the upload waits for its sender, whatever became of the file");
        await ShouldHaveAsync(given, papers: 2);
    }

    /// <summary>The commit waits for somebody else's transaction, and in this moment the process dies.</summary>
    private static async Task KilledWhileAddingAsync(
        Given given,
        VillageCase place,
        PortalProcess portal,
        HttpClient browser,
        Guid upload,
        int files
    )
    {
        await using var held = await given.Database.HoldWritesAsync("EvidenceFiles");
        var adding = browser.PostAsync(Add(place, upload), null);
        for (var tries = 0; tries < 600 && Kept(given).Count < files && !adding.IsCompleted; tries++)
            await Task.Delay(50);
        Kept(given).Should().HaveCount(files, "the file is there before its row");
        adding.IsCompleted.Should().BeFalse("the row waits");
        await portal.KillAsync();
        var broken = async () => await adding;
        await broken.Should().ThrowAsync<HttpRequestException>();
    }

    private static async Task<Guid> UploadedAsync(HttpClient browser, byte[] file)
    {
        var id = Guid.NewGuid();
        using var begun = await browser.PutAsync(
            $"{Urls.Uploads}/{id}?name=IMG_1.jpg&size={file.Length}&use={UploadUse.Paper}",
            null
        );
        begun.StatusCode.Should().Be(HttpStatusCode.OK);
        using var content = new ByteArrayContent(file);
        using var sent = await browser.PatchAsync($"{Urls.Uploads}/{id}?offset=0", content);
        sent.StatusCode.Should().Be(HttpStatusCode.OK);
        return id;
    }

    /// <summary>Whatever the rows say, they say it together: paper, history, and the upload that is used up.</summary>
    private static async Task ShouldHaveAsync(Given given, int papers)
    {
        await using var db = given.Portal.OpenForSystem();
        (await db.EvidenceFiles.CountAsync()).Should().Be(papers);
        (await db.AuditRecords.CountAsync(a => a.Event == AuditEvent.EvidenceAdded)).Should().Be(papers);
        var files = await db.EvidenceFiles.ToListAsync();
        foreach (var address in files.SelectMany(f => (string[])[f.Address, f.ThumbnailAddress!]))
        {
            await using var content = await given.Portal.Files.OpenAsync(new(address), default);
            content.Should().NotBeNull("a row never points to a file that is not there");
            Convert.ToHexStringLower(await SHA256.HashDataAsync(content!)).Should().Be(new FileAddress(address).Sha256);
        }
    }

    private static async Task ShouldShowAsync(HttpClient browser, Given given, byte[] photo)
    {
        await using var db = given.Portal.OpenForSystem();
        var file = await db.EvidenceFiles.OrderBy(f => f.Id).Select(f => f.Id).FirstAsync();
        (await browser.GetByteArrayAsync(Urls.EvidenceFile(file))).Should().Equal(Picture.Of(photo).Picture!.Bytes);
    }

    private static IReadOnlyList<string> Kept(Given given)
    {
        var folder = Path.Combine(given.Database.Folder, "files");
        return Directory.Exists(folder)
            ?
            [
                .. Directory
                    .GetFiles(folder, "*", SearchOption.AllDirectories)
                    .Where(f => FileAddress.Read(Path.GetRelativePath(folder, f)) is not null),
            ]
            : [];
    }

    private static string Record(VillageCase place) => Urls.Record(place.Campaign.Id, place.Village.Id);

    private static string Add(VillageCase place, Guid upload) =>
        $"{Urls.AddEvidence(place.Campaign.Id, place.Village.Id)}"
        + $"?step={EvidenceCase.Photo.Step}&paper={EvidenceCase.Photo.Id}&upload={upload}";
}

using System.Security.Cryptography;
using FederationReform.Files;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Files;

public sealed class FileStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-files-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, InFolder, InObjectStore]
    public async Task File_Put_IsFoundAsItWas(Store store)
    {
        var files = Open(store);
        var bytes = RandomNumberGenerator.GetBytes(3_000_000);
        var address = FileAddress.Of(bytes, Guid.NewGuid());

        (await ReadAsync(files, address)).Should().BeNull("nothing lies there yet");
        await files.PutAsync(address, bytes, default);

        (await ReadAsync(files, address)).Should().Equal(bytes);
        address.Value.Should().Contain(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <summary>A retry after a lost answer writes the same file to the same place.</summary>
    [Theory, InFolder, InObjectStore]
    public async Task File_PutTwice_IsThereOnce(Store store)
    {
        var files = Open(store);
        byte[] bytes = [1, 2, 3];
        var address = FileAddress.Of(bytes, Guid.NewGuid());

        await files.PutAsync(address, bytes, default);
        await files.PutAsync(address, bytes, default);

        (await ReadAsync(files, address)).Should().Equal(bytes);
        (await AllAsync(files)).Where(a => a == address).Should().ContainSingle();
    }

    /// <summary>The same scan in two villages: deleting one leaves the other.</summary>
    [Theory, InFolder, InObjectStore]
    public async Task Content_OfTwoUploads_LiesTwice(Store store)
    {
        var files = Open(store);
        byte[] bytes = [4, 5, 6];
        var (one, other) = (FileAddress.Of(bytes, Guid.NewGuid()), FileAddress.Of(bytes, Guid.NewGuid()));
        await files.PutAsync(one, bytes, default);
        await files.PutAsync(other, bytes, default);

        await files.DeleteAsync(one, default);
        await files.DeleteAsync(one, default);

        (await ReadAsync(files, one)).Should().BeNull();
        (await ReadAsync(files, other)).Should().Equal(bytes);
    }

    [Theory, InFolder, InObjectStore]
    public async Task Old_AreListed_NewAreNot(Store store)
    {
        var files = Open(store);
        byte[] bytes = [7, 8, 9];
        var address = FileAddress.Of(bytes, Guid.NewGuid());
        await files.PutAsync(address, bytes, default);

        (await AllAsync(files)).Should().Contain(address);
        (await AllAsync(files, TimeProvider.System.UtcNow().AddDays(-1))).Should().NotContain(address);
    }

    [Theory, InFolder, InObjectStore]
    public async Task Store_ThatWorks_HasNoProblem(Store store) =>
        (await Open(store).ProblemAsync(default)).Should().BeNull();

    [Fact]
    public async Task ObjectStore_OutOfReach_SaysWhichSetting()
    {
        using var files = new ObjectFileStore(
            new()
            {
                Endpoint = "http://127.0.0.1:5229",
                Bucket = "portal-test",
                AccessKey = "invented-key",
                SecretKey = "invented-secret",
            }
        );

        var problem = await files.ProblemAsync(default);

        problem.Should().Contain("Portal:Files").And.NotContain("invented-key").And.NotContain("invented-secret");
    }

    /// <summary>What a killed process leaves is no file, and goes with its day.</summary>
    [Fact]
    public async Task HalfWrittenFile_IsNoFile_AndIsCleaned()
    {
        var files = new FolderFileStore(folder);
        Directory.CreateDirectory(files.Incoming);
        var half = Path.Combine(files.Incoming, "half");
        await File.WriteAllBytesAsync(half, [1]);
        File.SetLastWriteTimeUtc(half, TimeProvider.System.UtcNow().AddDays(-3));
        var fresh = Path.Combine(files.Incoming, "fresh");
        await File.WriteAllBytesAsync(fresh, [1]);

        (await AllAsync(files, TimeProvider.System.UtcNow().AddDays(-2))).Should().BeEmpty();

        File.Exists(half).Should().BeFalse();
        File.Exists(fresh).Should().BeTrue("it may still be written");
    }

    private FileStore Open(Store store) =>
        store == Store.Folder ? new FolderFileStore(folder) : new ObjectFileStore(ObjectStore.Options);

    private static async Task<byte[]?> ReadAsync(FileStore files, FileAddress address)
    {
        await using var found = await files.OpenAsync(address, default);
        if (found is null)
            return null;
        using var bytes = new MemoryStream();
        await found.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static async Task<List<FileAddress>> AllAsync(FileStore files, DateTime? before = null)
    {
        var all = new List<FileAddress>();
        await foreach (
            var address in files.OlderThanAsync(before ?? TimeProvider.System.UtcNow().AddMinutes(5), default)
        )
            all.Add(address);
        return all;
    }
}

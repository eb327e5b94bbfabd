using FederationReform.Data;
using FederationReform.IdNumbers;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Data;

public sealed class PersonalDataKeyTests
{
    private static readonly PersonalDataKey key = Key(1);

    [Fact]
    public void Sealed_OpensWithItsKeyOnly()
    {
        var number = Number("19850312");
        var twice = (First: key.Seal(number), Second: key.Seal(number));

        key.Open(twice.First).Should().Be(number.Text);
        twice.First.Should().NotEqual(twice.Second, "two people of one number must not be told by what is stored");
        Key(2).Open(twice.First).Should().BeNull();
        for (var i = 0; i < twice.First.Length; i++)
        {
            var changed = twice.First.ToArray();
            changed[i] ^= 1;
            key.Open(changed).Should().BeNull($"byte {i} was changed");
        }
        key.Open([]).Should().BeNull();
    }

    [Fact]
    public void Hash_IsOfTheKey()
    {
        key.Hash(Number("19850312"))
            .Should()
            .Be(key.Hash(Number("19850312")))
            .And.HaveLength(PersonalDataKey.HashLength);
        key.Hash(Number("19850312"))
            .Should()
            .NotBe(key.Hash(Number("19850313")))
            .And.NotBe(Key(2).Hash(Number("19850312")));
        key.Mark.Should().NotBe(Key(2).Mark);
    }

    [Fact]
    public void KeyFile_IsMadeOnce_ForItsOwnerOnly()
    {
        var folder = Directory.CreateTempSubdirectory("portal-key-").FullName;
        var keys = PersonalDataKeys.InFolder(folder);
        keys.Find().Should().BeNull("nobody asked for one yet");

        var made = keys.FindOrMake()!;
        var file = Path.Combine(folder, PersonalDataKeys.FileName);
        var again = PersonalDataKeys.InFolder(folder);

        again.Find()!.Mark.Should().Be(made.Mark);
        again.FindOrMake()!.Mark.Should().Be(made.Mark);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", true)]
    [InlineData("AAAA", false)]
    [InlineData("不是 Base64", false)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", false)]
    public void Setting_ThatIsNoKey_IsRefusedAtTheStart(string? setting, bool usable)
    {
        var problems = new PortalOptions { PersonalDataKey = setting }.Problems(development: true);

        problems.Any(p => p.Contains("openssl rand -base64 32")).Should().Be(!usable);
    }

    private static PersonalDataKey Key(byte fill) => new([.. Enumerable.Repeat(fill, PersonalDataKey.Bytes)]);

    private static IdNumber Number(string born) => IdNumberText.Read(FakeIdNumber.Of(born), new(2026, 7, 15)).Value;
}

using System.Security.Cryptography;
using System.Text;
using FederationReform.SpotChecks;
using FluentAssertions;

namespace FederationReform.Tests.SpotChecks;

public sealed class SampleTests
{
    private static readonly byte[] seed = SHA256.HashData(Encoding.ASCII.GetBytes("demo"));

    /// <summary>Six units of one township, three of another, one of a third.</summary>
    private static readonly Candidate[] candidates =
    [
        .. Enumerable
            .Range(1, 10)
            .Select(unit => new Candidate(
                unit,
                unit <= 6 ? 7
                    : unit <= 9 ? 8
                    : 9
            )),
    ];

    /// <summary>The values come from another program in another language, by the words of the decision alone.</summary>
    [Fact]
    public void Draw_IsWhatAnotherProgramDraws()
    {
        Sample.Draw(seed, candidates, 4, spread: false).Should().Equal(2, 5, 4, 8);
        Sample.Draw(seed, candidates, 5, spread: true).Should().Equal(2, 5, 4, 8, 9);
        Sample.Digest(candidates).Should().Be("faf3a7665dd4efa4abf44c8d11f2e98ef44e6509e70f3506565f75de73cf9540");
    }

    [Fact]
    public void Draw_DoesNotDependOnTheOrderOfTheCandidates()
    {
        Sample.Draw(seed, [.. candidates.Reverse()], 5, spread: true).Should().Equal(2, 5, 4, 8, 9);
        Sample.Digest(candidates.Reverse()).Should().Be(Sample.Digest(candidates));
        Sample.Digest(candidates.Skip(1)).Should().NotBe(Sample.Digest(candidates));
    }

    /// <summary>Whatever is asked: so many, none twice, and each township within one of its exact share.</summary>
    [Fact]
    public void Draw_OfRandomCandidates_GivesEachTownshipItsShare()
    {
        var random = new Random(20260715);
        for (var round = 0; round < 300; round++)
        {
            var townships = random.Next(1, 9);
            Candidate[] some =
            [
                .. Enumerable.Range(1, random.Next(1, 120)).Select(unit => new Candidate(unit, random.Next(townships))),
            ];
            var size = random.Next(1, some.Length + 1);
            var key = RandomNumberGenerator.GetBytes(Sample.SeedBytes);

            var drawn = Sample.Draw(key, some, size, spread: true);

            drawn.Should().HaveCount(size).And.OnlyHaveUniqueItems();
            foreach (var township in some.GroupBy(c => c.Above))
            {
                var seats = township.Count(c => drawn.Contains(c.Unit));
                var share = (double)size * township.Count() / some.Length;
                seats.Should().BeInRange((int)Math.Floor(share), (int)Math.Ceiling(share));
            }
        }
    }

    /// <summary>Nobody is preferred: over many seeds each unit is drawn about as often.</summary>
    [Fact]
    public void Draw_OverManySeeds_PrefersNobody()
    {
        var times = new int[candidates.Length + 1];
        for (var n = 0; n < 4000; n++)
        {
            var key = SHA256.HashData(BitConverter.GetBytes(n));
            foreach (var unit in Sample.Draw(key, candidates, 3, spread: false))
                times[unit]++;
        }
        times[1..].Should().OnlyContain(t => t > 1050 && t < 1350, "1200 each");
    }

    [Theory]
    [InlineData(100, 10, 10)]
    [InlineData(101, 10, 11)]
    [InlineData(3, 1, 1)]
    [InlineData(3, 100, 3)]
    public void Share_IsRoundedUp(int all, int percent, int size) => Sample.SizeOf(all, percent).Should().Be(size);
}

using FederationReform.Papers;
using FluentAssertions;

namespace FederationReform.Tests.Papers;

/// <summary>GB/T 9704-2012, 7.3.5.</summary>
public sealed class SignaturePlaceTests
{
    // 6 characters wide: six figures of half a width, and three characters.
    private const string Date = "2026年7月1日";

    [Fact]
    public void Sealed_TheDateEndsFourCharactersFromTheEdge_AndTheIssuerIsCentredOnIt()
    {
        SignaturePlace.Of(new("清溪镇妇联", Date, Sealed: true)).Should().Be(new SignaturePlace(4.5, 4));
    }

    [Fact]
    public void Sealed_AnIssuerTooLongToBeCentred_ReachesTheEdge_AndTheDateIsCentredOnIt()
    {
        SignaturePlace.Of(new(new string('清', 20), Date, Sealed: true)).Should().Be(new SignaturePlace(0, 7));
    }

    [Fact]
    public void Unsealed_TheDateBeginsTwoCharactersRightOfTheIssuer()
    {
        // The issuer of 12 ends at 2 and begins at 14; the date of 6 begins at 12 and ends at 6.
        SignaturePlace.Of(new(new string('清', 12), Date, Sealed: false)).Should().Be(new SignaturePlace(2, 6));
    }

    [Fact]
    public void Unsealed_ALongerDateEndsTwoCharactersFromTheEdge_AndTheIssuerMovesLeft()
    {
        // The date of 6 ends at 2 and begins at 8; the issuer of 5 begins at 10 and ends at 5.
        SignaturePlace.Of(new("清溪镇妇联", Date, Sealed: false)).Should().Be(new SignaturePlace(5, 2));
    }
}

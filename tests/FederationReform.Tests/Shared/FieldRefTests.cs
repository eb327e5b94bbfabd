using FederationReform.People;
using FederationReform.Rules;
using FluentAssertions;

namespace FederationReform.Tests.Shared;

public sealed class FieldRefTests
{
    [Theory]
    [InlineData("Members[3].Birth", "Members", "3", "Birth")]
    [InlineData("Members[王芳]", "Members", "王芳", "")]
    [InlineData("Members[王]芳]", "Members", "王]芳", "")]
    [InlineData("Rounds[1].Votes[7].For", "Rounds", "1", "Votes[7].For")]
    public void Name_IsTakenApartAndPutTogether(string field, string list, string key, string column)
    {
        FieldRef.Read(field).Should().Be(new FieldRef(list, key, column));
        new FieldRef(list, key, column).ToString().Should().Be(field);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HeldOn")]
    [InlineData("Members[]")]
    [InlineData("[3].Birth")]
    [InlineData("Members[3")]
    [InlineData("Members[3]Birth")]
    public void OtherName_IsInNoList(string field) => FieldRef.Read(field).Should().BeNull();

    /// <summary>What a browser sends is any text: it names a field or nothing, and never throws.</summary>
    [Theory]
    [InlineData("Members[99999999999].Birth")]
    [InlineData("Members[-1].Birth")]
    [InlineData("Members[王芳].Birth")]
    public void Row_ThatIsNoNumber_IsNoCell(string field) => MemberFields.Read(field).Should().BeNull();

    [Fact]
    public void Field_OfARow_IsReadAsItWasWritten()
    {
        RowFields.Read(RowFields.Of(7, "Birth")).Should().Be((7, "Birth"));
        RowFields.Read(RowFields.Of(7).ToString()).Should().Be((7, ""));
        RowFields.Read("Members[7].Birth").Should().BeNull();
        ElectionFields.ReadSeats(ElectionFields.Seats(Position.Chair)).Should().Be(Position.Chair);
        ElectionFields.ReadSeats("Seats.99").Should().BeNull();
    }

    [Fact]
    public void Field_OfACount_IsReadAsItWasWritten()
    {
        ElectionFields.Read(ElectionFields.Round(2, "Issued")).Should().Be((2, (int?)null, "Issued"));
        ElectionFields.Read(ElectionFields.Votes(2, 5, "For")).Should().Be((2, (int?)5, "For"));
        ElectionFields.Read("Rounds[2].Votes[x].For").Should().BeNull();
        ElectionFields.ReadCandidate(ElectionFields.Candidate(5, "Name")).Should().Be((5, "Name"));
        ElectionFields.ReadReason(ElectionFields.Reason("Quorum")).Should().Be("Quorum");
    }
}

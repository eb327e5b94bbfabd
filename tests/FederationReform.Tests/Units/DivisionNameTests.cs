using FederationReform.Units;
using FluentAssertions;

namespace FederationReform.Tests.Units;

public sealed class DivisionNameTests
{
    [Theory]
    [InlineData("河口村委会", "河口村")]
    [InlineData("河口村民委员会", "河口村")]
    [InlineData("河口村村委会", "河口村")]
    [InlineData("河口村村民委员会", "河口村")]
    [InlineData("河口村委", "河口村")]
    [InlineData("乌兰嘎查村民委员会", "乌兰嘎查")]
    [InlineData("河滨社区居委会", "河滨社区")]
    [InlineData("河滨社区居民委员会", "河滨社区")]
    [InlineData("城关居民委员会", "城关居委会")]
    [InlineData("城关居委会", "城关居委会")]
    [InlineData("河口村", "河口村")]
    [InlineData("村委会", "村委会")]
    public void Spoken_OfACommittee_IsTheVillageAsPeopleSayIt(string listed, string spoken) =>
        DivisionName.Spoken(listed).Should().Be(spoken);
}

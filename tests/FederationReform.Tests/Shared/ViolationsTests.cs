using FluentAssertions;

namespace FederationReform.Tests.Shared;

public sealed class ViolationsTests
{
    private static readonly Violation Missing = new("Required", "Name", "请填写姓名。");

    [Fact]
    public void None_CannotBeAddedTo()
    {
        var addingOne = () => Violations.None.Add(Missing);
        var addingNothing = () => Violations.None.Add((Violation?)null);
        var addingSeveral = () => Violations.None.Add([Missing]);

        addingOne.Should().Throw<InvalidOperationException>();
        addingNothing.Should().Throw<InvalidOperationException>("or the mistake would show with a wrong input only");
        addingSeveral.Should().Throw<InvalidOperationException>();
        Violations.None.Should().BeEmpty();
    }

    [Fact]
    public void NewList_TakesWhatIsAdded_AndSkipsWhatIsNotThere()
    {
        var violations = new Violations { Missing, (Violation?)null };

        violations.Add([Missing with { Field = "Birth" }]);

        violations.Select(v => v.Field).Should().Equal("Name", "Birth");
    }
}

using FederationReform.Data;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Rules;

public sealed class ResultDifferenceTests
{
    [Fact]
    public void SameResult_HasNoDifference() =>
        ResultDifference.Between(Results.Valid, ResultSheet.Of(Results.Valid).Read().Result).Should().BeEmpty();

    [Fact]
    public void MeetingField_Changed_IsSaidByItsName()
    {
        var after = Results.Valid with { Present = 30, HeldOn = new(2026, 7, 9), Guide = null };

        ResultDifference
            .Between(Results.Valid, after)
            .Should()
            .Equal(
                new FieldChange("大会日期", "2026-07-08", "2026-07-09"),
                new FieldChange("指导人", "陈指导", null),
                new FieldChange("实到人数", "31", "30")
            );
    }

    [Fact]
    public void Member_Changed_IsSaidByHerNameAndTheNamesOfTheCodes()
    {
        var name = Results.Valid.Members[3].Name;
        var after = With(3, m =>
            m with
            {
                Education = Education.Bachelor,
                PoliticalStatus = PoliticalStatus.PartyMember,
                InTwoCommittees = true,
            }
        );

        ResultDifference
            .Between(Results.Valid, after)
            .Should()
            .Equal(
                new FieldChange($"{name}：文化程度", "大专", "本科"),
                new FieldChange($"{name}：政治面貌", "群众", "中共党员"),
                new FieldChange($"{name}：两委成员", "否", "是")
            );
    }

    [Fact]
    public void Phone_Changed_IsMasked() =>
        ResultDifference
            .Between(Results.Valid, With(0, m => m with { Phone = "13912345678" }))
            .Should()
            .ContainSingle()
            .Which.Should()
            .Be(new FieldChange($"{Results.Valid.Members[0].Name}：联系电话", "138****0001", "139****5678"));

    [Fact]
    public void Member_AddedAndAnotherGone_AreDescribed()
    {
        var added = Results.Member(15) with { Name = "演示新人", Birth = new(new(1990, 5, 1), DayKnown: false) };
        var after = Results.Valid with { Members = [.. Results.Valid.Members.Take(10), added] };

        ResultDifference
            .Between(Results.Valid, after)
            .Should()
            .Equal(
                new FieldChange("演示新人", null, "执委，1990-05，汉族，大专，群众，务农"),
                new FieldChange(Results.Valid.Members[10].Name, "执委，1985-03-11，汉族，大专，群众，务农", null)
            );
    }

    [Fact]
    public void Name_Corrected_IsAChangeOfTheSamePerson() =>
        ResultDifference
            .Between(Results.Valid, With(4, m => m with { Name = "演示改名" }))
            .Should()
            .ContainSingle()
            .Which.Should()
            .Be(new FieldChange($"{Results.Valid.Members[4].Name}：姓名", Results.Valid.Members[4].Name, "演示改名"));

    [Fact]
    public void Rows_OnlyMoved_AreAChangeOfOrder()
    {
        var after = Results.Valid with { Members = [.. Results.Valid.Members.Reverse()] };

        ResultDifference.Between(Results.Valid, after).Should().ContainSingle().Which.Field.Should().Be("名单顺序");
    }

    [Fact]
    public void TwoPeopleOfOneName_AreToldApartByTheirBirth()
    {
        var before = Results.Valid with
        {
            Members = [Results.Member(1) with { Name = "演示同名" }, Results.Member(2) with { Name = "演示同名" }],
        };
        var after = before with
        {
            Members = [before.Members[1], before.Members[0] with { Education = Education.Primary }],
        };

        ResultDifference
            .Between(before, after)
            .Should()
            .Contain(new FieldChange("演示同名：文化程度", "大专", "小学及以下"))
            .And.HaveCount(2);
    }

    [Fact]
    public void Reason_Added_NamesItsRule() =>
        ResultDifference
            .Between(
                Results.Valid,
                Results.Valid with
                {
                    Reasons = new Dictionary<string, string> { [DifferentialElectionRule.Code] = "本村妇女少" },
                }
            )
            .Should()
            .Equal(new FieldChange("保留提醒的原因（差额选举）", null, "本村妇女少"));

    private static CongressResult With(int index, Func<ElectedMember, ElectedMember> change) =>
        Results.Valid with
        {
            Members = [.. Results.Valid.Members.Select((member, i) => i == index ? change(member) : member)],
        };
}

using FederationReform.People;
using FederationReform.Representatives;
using FederationReform.Rules;
using FluentAssertions;

namespace FederationReform.Tests.Representatives;

public sealed class RollRulesTests
{
    private static readonly DateOnly Today = new(2026, 7, 15);
    private static readonly CongressResult Congress = new() { HeldOn = new(2026, 7, 8) };

    [Theory]
    [InlineData("2008-07-08", true)]
    [InlineData("2008-07-09", false)]
    public void Representative_IsOfAgeOnTheDayOfTheElection(string birth, bool ofAge)
    {
        var broken = Check(Congress, Person(1, birth: birth))
            .Where(v => v.Code == AdultRepresentativeRule.Code)
            .ToList();

        broken.Should().HaveCount(ofAge ? 0 : 1);
        if (!ofAge)
        {
            broken[0]
                .Should()
                .Match<Violation>(v =>
                    v.Severity == Severity.Block
                    && v.Field == "Representatives[1].Birth"
                    && v.Clause!.Contains("18周岁")
                );
            broken[0].Message.Should().Contain("第 1 行演示一").And.Contain("到选举当天只有 17 周岁");
        }
    }

    [Fact]
    public void Representative_BeforeTheCongressIsDated_IsOfAgeToday()
    {
        Check(CongressResult.Empty, Person(1, birth: "2008-07-15"))
            .Should()
            .NotContain(v => v.Code == AdultRepresentativeRule.Code);
        Check(CongressResult.Empty, Person(1, birth: "2008-07-16"))
            .Should()
            .Contain(v => v.Code == AdultRepresentativeRule.Code && v.Message.Contains("到今天只有 17 周岁"));
    }

    [Fact]
    public void Representative_IsAWoman() =>
        Check(Congress, Person(1) with { Sex = Sex.Male })
            .Should()
            .ContainSingle(v => v.Code == WomenRepresentativesRule.Code && v.Severity == Severity.Block);

    [Theory]
    [InlineData("1988-04", null, true)]
    [InlineData("1988-05", null, false)]
    [InlineData(null, null, true)]
    [InlineData("1988-04", "13800000002", false)]
    public void SameName_IsOnePersonTwice_UnlessBirthOrTelephoneDiffer(string? birth, string? phone, bool twice)
    {
        var second = Person(2, "演示一") with { Birth = birth is null ? null : Birth(birth), Phone = phone };

        Check(Congress, Person(1) with { Phone = "13800000001" }, second)
            .Where(v => v.Code == RepresentativeTwiceRule.Code)
            .Select(v => (v.Severity, v.Field))
            .Should()
            .Equal(twice ? [(Severity.Block, "Representatives[2].Name")] : []);
    }

    [Fact]
    public void MissingBirthAndWay_AreNamed() =>
        Check(Congress, Person(7) with { Birth = null, Way = null })
            .Where(v => v.Code == RepresentativeCompletenessRule.Code)
            .Select(v => v.Field)
            .Should()
            .Equal("Representatives[7].Birth", "Representatives[7].Way");

    [Theory]
    [InlineData(24, true)]
    [InlineData(25, false)]
    [InlineData(45, false)]
    [InlineData(46, true)]
    public void Number_OutsideTheCampaignsQuota_Reminds(int number, bool reminds) =>
        Check(Congress, [.. Enumerable.Range(1, number).Select(n => Person(n, $"演示{n}"))])
            .Where(v => v.Code == RepresentativesWithinQuotaRule.Code)
            .Select(v => v.Severity)
            .Should()
            .Equal(reminds ? [Severity.Remind] : []);

    [Fact]
    public void Place_WithMoreThanItsSeats_Reminds_AndSoDoesOneThatHasNone()
    {
        var roll = new RollSheet
        {
            Quotas = [new("一组", 120, 1, "2026年村妇女名册"), new("二组", 90, 2, null)],
            Representatives =
            [
                Person(1) with
                {
                    Place = "一组",
                },
                Person(2, "演示二") with
                {
                    Workplace = "一组",
                },
                Person(3, "演示三") with
                {
                    Place = "二组",
                },
                Person(4, "演示四") with
                {
                    Place = "三组",
                },
            ],
        };

        var broken = RollRules
            .Check(roll, Congress, Quotas.Village, Today)
            .Where(v => v.Code == PlaceQuotaRule.Code)
            .ToList();

        broken
            .Should()
            .HaveCount(2)
            .And.OnlyContain(v => v.Severity == Severity.Remind && v.Clause == PlaceQuotaRule.Clause);
        broken[0].Message.Should().Contain("一组已登记代表 2 名，多于分配的名额 1 名");
        broken[1].Message.Should().Contain("有 1 名代表");
    }

    [Fact]
    public void NotChecked_Reminds_UntilAllAre()
    {
        var check = new QualificationCheck("张主席", DateTime.UnixEpoch);

        Check(Congress, Person(1) with { Check = check }, Person(2, "演示二"))
            .Should()
            .ContainSingle(v => v.Code == QualificationRule.Code)
            .Which.Message.Should()
            .Contain("还有 1 名")
            .And.Contain("演示二");
        Check(Congress, Person(1) with { Check = check }).Should().NotContain(v => v.Code == QualificationRule.Code);
    }

    [Fact]
    public void EmptyRoll_HasNothingAgainstIt() => Check(Congress).Should().BeEmpty();

    private static Violations Check(CongressResult result, params IReadOnlyList<Representative> people) =>
        RollRules.Check(new() { Representatives = people }, result, Quotas.Village, Today);

    private static Representative Person(int id, string name = "演示一", string birth = "1988-04") =>
        new()
        {
            Id = id,
            Name = name,
            Birth = Birth(birth),
            Way = WayChosen.Elected,
        };

    private static BirthDate Birth(string text) => BirthDateText.Read(text).Value;
}

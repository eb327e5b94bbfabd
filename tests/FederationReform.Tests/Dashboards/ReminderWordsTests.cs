using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Dashboards;

public sealed class ReminderWordsTests
{
    private static readonly UnitWords words = UnitWords.Of(UnitLevel.Village);

    private static readonly Laggard behind = new(
        new(1, "清溪镇", UnitLevel.Township),
        "浦城县",
        new ProgressFigures
        {
            Done = 3,
            Returned = 1,
            NotStarted = 6,
            Planned = 5,
        },
        9,
        [new(ReformSteps.Of(StepCode.V8), 4)],
        new UnitChair(7, "张演示", "138****5678")
    );

    /// <summary>What goes to a group names the unit, what it lacks, and nobody.</summary>
    [Fact]
    public void Reminder_NamesUnitAndSteps_AndNobody()
    {
        var step = ReformSteps.Of(StepCode.V8).ShortName;

        ReminderWords
            .ForOne(behind, words, "2026年村（社区）妇联换届", new(2026, 7, 15))
            .Should()
            .Be(
                "【2026年村（社区）妇联换届】截至7月15日，清溪镇完成3/10个村，比计划少2个，退回待改1个，"
                    + $"还缺：{step} 4。请抓紧办理并在平台上填报。"
            );
        ReminderWords
            .ForAll(new(1, 2, [behind]), words, "2026年村（社区）妇联换届", new(2026, 7, 15))
            .Should()
            .Contain("\n1. 清溪镇完成3/10个村")
            .And.NotContain("张演示");
    }
}

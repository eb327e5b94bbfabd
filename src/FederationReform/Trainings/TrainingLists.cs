using FederationReform.Text;

namespace FederationReform.Trainings;

/// <summary>What a training was about.</summary>
public enum TrainingKind
{
    /// <summary>履职培训: what a chair, a vice-chair or an executive has to do.</summary>
    Duties = 1,

    /// <summary>政策理论</summary>
    Policy = 2,

    /// <summary>法律维权</summary>
    Law = 3,

    /// <summary>业务技能</summary>
    Skills = 4,

    /// <summary>换届业务: how candidates are found and a congress is held.</summary>
    Elections = 5,

    /// <summary>观摩交流</summary>
    Observation = 6,
    Other = 99,
}

/// <summary>Who held it. A township may enter a training of the county that its people went to.</summary>
public enum TrainingLevel
{
    /// <summary>省级以上</summary>
    Province = 1,
    Prefecture = 2,
    County = 3,
    Township = 4,
    Village = 5,
}

public static class TrainingLists
{
    public static CodeList<TrainingKind> Kind { get; } = CodeList.OfNames<TrainingKind>("培训类型", Name);

    public static CodeList<TrainingLevel> Level { get; } = CodeList.OfNames<TrainingLevel>("举办层级", Name);

    public static CodeList<TrainedGroup> Group { get; } =
        new(
            "要求参训的人",
            (TrainedGroup.Executives, new(1, "全体执委", "qtzw", "执委", "全体")),
            (TrainedGroup.Leaders, new(2, "主席、副主席", "zxfzx", "主席副主席", "主席", "领导"))
        );

    public static string Name(this TrainingKind kind) =>
        kind switch
        {
            TrainingKind.Duties => "履职培训",
            TrainingKind.Policy => "政策理论",
            TrainingKind.Law => "法律维权",
            TrainingKind.Skills => "业务技能",
            TrainingKind.Elections => "换届业务",
            TrainingKind.Observation => "观摩交流",
            TrainingKind.Other => "其他",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    public static string Name(this TrainingLevel level) =>
        level switch
        {
            TrainingLevel.Province => "省级以上",
            TrainingLevel.Prefecture => "市级",
            TrainingLevel.County => "县级",
            TrainingLevel.Township => "乡镇级",
            TrainingLevel.Village => "村级",
            _ => throw new ArgumentOutOfRangeException(nameof(level)),
        };
}

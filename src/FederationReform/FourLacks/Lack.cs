using FederationReform.Text;

namespace FederationReform.FourLacks;

/// <summary>四缺: what a township's federation lacked before the reform.</summary>
public enum Lack
{
    /// <summary>岗位: the posts of chair and vice-chairs are filled.</summary>
    Posts = 1,

    /// <summary>经费</summary>
    Money = 2,

    /// <summary>阵地</summary>
    Office = 3,

    /// <summary>人员</summary>
    Staff = 4,
}

public enum HasOrLacks
{
    Has = 1,
    Lacks = 2,
}

public static class LackNames
{
    public static IReadOnlyList<Lack> All { get; } = Enum.GetValues<Lack>();

    public static CodeList<HasOrLacks> Answer { get; } =
        new(
            "有或缺",
            (HasOrLacks.Has, new(1, "有", "y", "是", "√", "已有", "具备", "已解决", "解决")),
            (HasOrLacks.Lacks, new(2, "缺", "q", "否", "×", "无", "没有", "缺少", "未解决"))
        );

    public static string Name(this Lack lack) =>
        lack switch
        {
            Lack.Posts => "岗位",
            Lack.Money => "经费",
            Lack.Office => "阵地",
            Lack.Staff => "人员",
            _ => throw new ArgumentOutOfRangeException(nameof(lack)),
        };
}

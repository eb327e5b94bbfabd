using FederationReform.Text;

namespace FederationReform.Committees;

/// <summary>What somebody who left a committee does now, by kind.</summary>
public enum AfterOfficeKind
{
    /// <summary>在机关、事业单位工作</summary>
    PublicService = 1,

    /// <summary>任村（社区）干部</summary>
    VillageCadre = 2,

    /// <summary>经商办企业、务工</summary>
    Business = 3,

    /// <summary>务农</summary>
    Farming = 4,

    /// <summary>退休</summary>
    Retired = 5,

    /// <summary>继续参加妇联工作 (志愿者、顾问)</summary>
    StillHelping = 6,

    /// <summary>外出、迁走</summary>
    Away = 7,
    Other = 99,
}

/// <summary>去向: what somebody who left does now. It says where the person is, and judges nobody.</summary>
/// <param name="Kind">Null when not known.</param>
public sealed record AfterOffice(AfterOfficeKind? Kind, string? Text)
{
    public static AfterOffice None { get; } = new(null, null);

    /// <summary>务农，种植大户; null when nothing is known.</summary>
    public string? Words =>
        (Kind, Text) switch
        {
            (null, null) => null,
            ({ } kind, null) => kind.Name(),
            (null, { } text) => text,
            ({ } kind, { } text) => $"{kind.Name()}，{text}",
        };
}

public static class AfterOfficeKinds
{
    public static CodeList<AfterOfficeKind> List { get; } = CodeList.OfNames<AfterOfficeKind>("现在做什么", Name);

    public static string Name(this AfterOfficeKind kind) =>
        kind switch
        {
            AfterOfficeKind.PublicService => "在机关、事业单位工作",
            AfterOfficeKind.VillageCadre => "任村（社区）干部",
            AfterOfficeKind.Business => "经商、办企业、务工",
            AfterOfficeKind.Farming => "务农",
            AfterOfficeKind.Retired => "退休",
            AfterOfficeKind.StillHelping => "继续参加妇联工作",
            AfterOfficeKind.Away => "外出、迁走",
            AfterOfficeKind.Other => "其他",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}

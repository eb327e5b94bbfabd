using FederationReform.Registers;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.Ledger;

/// <summary>宣传报道: what was published about the work, one by one or as a number.</summary>
public sealed record PublicityItem : IRegisterEntry<PublicityItem>
{
    private const int LinkLength = 500;

    public static RegisterKind Kind => RegisterKind.Publicity;

    public static PublicityItem Blank { get; } = new();

    public static string NumberKey => nameof(Number);

    public static IReadOnlyList<FilePlace> FilePlaces { get; } = [FilePlace.Photos];

    public static IReadOnlyList<ResultInput<PublicityItem>> Inputs { get; } =
    [
        Rules.Inputs.Day<PublicityItem>(
            nameof(On),
            "发布日期",
            p => p.On,
            (p, v) => p with { On = v },
            "日期",
            "发布时间",
            "刊发时间"
        ),
        Rules.Inputs.Text<PublicityItem>(
            nameof(Title),
            "标题",
            p => p.Title,
            (p, v) => p with { Title = v ?? "" },
            "稿件标题",
            "题目",
            "名称"
        ),
        Rules.Inputs.Text<PublicityItem>(
            nameof(Outlet),
            "发布平台",
            p => p.Outlet,
            (p, v) => p with { Outlet = v },
            "媒体",
            "平台",
            "刊发媒体"
        ),
        new(nameof(Link), "链接", LinkLength)
        {
            Headings = ["网址", "链接地址"],
            Write = p => p.Link ?? "",
            Fill = (p, text) =>
                PlainText.Clean(text) is { } link && IsWebAddress(link)
                    ? Reading.Of(p with { Link = link })
                    : new(p, "不是网址，网址以 https:// 或 http:// 开头"),
        },
        Rules.Inputs.Count<PublicityItem>(
            nameof(Number),
            "篇数",
            5,
            p => p.Number,
            (p, v) => p with { Number = v },
            "条数",
            "数量"
        ),
        Rules.Inputs.Note<PublicityItem>(nameof(Note), "备注", p => p.Note, (p, v) => p with { Note = v }, "说明"),
    ];

    public DateOnly? On { get; init; }

    public string Title { get; init; } = "";

    public string? Outlet { get; init; }

    /// <summary>An absolute address that begins with https or http.</summary>
    public string? Link { get; init; }

    /// <summary>Null for one.</summary>
    public int? Number { get; init; }

    public string? Note { get; init; }

    public int? Category => null;

    public bool IsSameAs(PublicityItem other) => (On, Title, Outlet) == (other.On, other.Title, other.Outlet);

    public Violations Check(DateOnly today)
    {
        var violations = new Violations();
        if (On is null || On > today)
            violations.Add(new Violation("Date", nameof(On), "请填写发布日期，不晚于今天。"));
        if (Title.Length == 0)
            violations.Add(new Violation("Required", nameof(Title), "请填写标题，几篇一起登记的写“某某等 12 篇”。"));
        if (Number is 0)
            violations.Add(new Violation("Number", nameof(Number), "篇数至少是 1；只有一篇的可以空着。"));
        return violations;
    }

    private static bool IsWebAddress(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is ("https" or "http");
}

internal sealed class PublicityItemTable : RegisterTable<PublicityItem>;

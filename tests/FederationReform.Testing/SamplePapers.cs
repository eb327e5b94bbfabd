using FederationReform.Papers;

namespace FederationReform.Tests.Support;

/// <summary>Papers to look at and to measure: every block once, and pages full of text.</summary>
internal static class SamplePapers
{
    private static IReadOnlyList<PaperBlock> Ballot { get; } =
    [
        new ParagraphBlock("执行委员会委员选票", ParagraphKind.Centred),
        TableBlock.Of(
            [new("符号", 1), new("候选人姓名", 3), new("符号", 1), new("另选人姓名", 3)],
            [
                ["", "丁一兰", "", ""],
                ["", "王小梅", "", ""],
                ["", "李春华", "", ""],
            ]
        ),
        new ParagraphBlock("说明：赞成的画“○”，反对的画“×”，弃权的不画。", ParagraphKind.Small),
    ];

    /// <summary>Three pages of nothing but Chinese characters: their lines and characters can be counted.</summary>
    public static Paper FullPages { get; } =
        Paper.Of("排满文字的公文", new ParagraphBlock(new string('国', 3 * 22 * 28), ParagraphKind.Flush));

    /// <summary>One box as large as the type area, whose lines show the margins.</summary>
    public static Paper Frame { get; } =
        Paper.Of(
            "版心",
            new TableBlock([new("", 1)], [new([new("版心")], PaperLayout.TextHeight - 1)]) { Form = true }
        );

    public static Paper Everything { get; } =
        new(
            "关于召开青禾镇妇女代表大会的请示",
            new(
                SheetForm.Upright,
                new TitleBlock(
                    PaperText.TitleLines("青禾镇妇女联合会", "关于召开", "青禾镇第十五次", "妇女代表大会", "的请示")
                ),
                new AddresseeBlock("中共青禾镇委员会"),
                new ParagraphBlock(
                    "青禾镇第十四届妇联执行委员会任期即将届满。根据《中华全国妇女联合会章程》，"
                        + "拟于2026年8月1日召开青禾镇第十五次妇女代表大会。现将有关事项请示如下："
                ),
                new HeadingBlock(1, "一、大会的主要任务"),
                new HeadingBlock(2, "（一）听取和审议工作报告"),
                new ParagraphBlock("听取和审议第十四届执行委员会工作报告。"),
                new HeadingBlock(3, "1.选举新一届执行委员会"),
                new HeadingBlock(4, "（1）名额"),
                new ParagraphBlock("执行委员25名，候选人27名。"),
                new ParagraphBlock("（宣读候选人名单）", ParagraphKind.Direction),
                new ParagraphBlock("妥否，请批示。"),
                new AttachmentNoteBlock(
                    "代表名额分配表",
                    "执行委员会委员候选人预备人选名单（按姓氏笔画为序，共二十七名）"
                ),
                new SignatureBlock("青禾镇妇女联合会", "2026年7月1日", Sealed: true),
                new NoteBlock("联系人：____，电话：____")
            ),
            new(
                SheetForm.Landscape,
                new AttachmentMarkBlock(1),
                new TitleBlock("代表名额分配表"),
                TableBlock.Of(
                    [
                        new("序号", 6),
                        new("推选单位", 20, CellAlign.Left),
                        new("妇女人数", 10, CellAlign.Right),
                        new("代表名额", 10, CellAlign.Right),
                    ],
                    Enumerable.Range(1, 40).Select(n => (string[])[$"{n}", $"第{n}村民小组", $"{20 + n}", "1"])
                ),
                new ParagraphBlock("注：妇女人数取自村妇女登记册。", ParagraphKind.Small)
            ),
            new(SheetForm.Full, new CopiesBlock(2, 2, Ballot)),
            new(SheetForm.Half, new CopiesBlock(1, 2, Ballot))
        );
}

using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Text;

namespace FederationReform.Importing;

/// <summary>A file whose rows are people.</summary>
public abstract class PeopleForm : ImportForm
{
    public override RowWords Words { get; } = new("人", "人", "名单");

    /// <summary>The list of positions of the template tells 专职 from 兼职 itself.</summary>
    public override IEnumerable<SheetColumn> Offered =>
        Columns.Where(c => c != ImportColumns.FullTime && c != ImportColumns.IdNumber);

    public override SheetColumn Lead { get; } = Column(ImportColumns.NameKey);

    public override IReadOnlyList<SheetColumn> Shown { get; } =
    [Column(nameof(ElectedMember.Position)), Column(nameof(ElectedMember.Birth))];

    public override IReadOnlyList<UnitFigure> Figures { get; } =
    [new("导入后人数", u => u.People), new("主席", u => u.Chairs), new("副主席", u => u.ViceChairs)];

    public override string HowTo(SheetColumn column) =>
        column switch
        {
            { Key: nameof(ElectedMember.Name) } => "必填。姓名中间的空格会自动去掉；少数民族姓名的间隔点写“·”。",
            { Key: nameof(ElectedMember.Position) } => "主席、副主席也是执委，只写最高的职务，一人一行。",
            { Key: nameof(ElectedMember.Birth) } =>
                "1972-05-03、1972-05、1972.5、1972年5月、19720503 都可以；只知道月份的不用补日。",
            { Key: nameof(ElectedMember.Phone) } => "11 位手机号，或带区号的固定电话，一格只填一个号码。",
            { Key: "ElectedOn" or "StartOn" } => "2026-07-08、2026.7、2026年7月都可以。",
            _ => base.HowTo(column),
        };

    internal override string? NoRow(string lead) =>
        PersonNameText.IsPlaceholder(lead) ? $"姓名写的是“{lead}”，不是人" : null;

    internal override ImportRow Row(ImportTable table, ImportedSheet sheet, int number, SheetCell[] cells) =>
        new PersonRow(table, sheet, number, cells);

    internal override Task<IReadOnlyList<string>> TakeBackAsync(
        PortalDbContext db,
        UnitScope scope,
        Import import,
        ImportUndo undo,
        DateTime now,
        CancellationToken cancel
    ) => ImportedThings.TakeBackAsync(db, scope, import, undo, now, cancel);

    private static ResultInput<ElectedMember> Column(string key) => ResultColumns.Members[ResultColumns.IndexOf(key)];
}

/// <summary>村级选举结果: one sheet with a column of villages; fills the results of a campaign.</summary>
public sealed class ResultsForm : PeopleForm
{
    public override ImportKind Kind => ImportKind.Results;

    public override string Name => "选举结果";

    public override string Hint => "当选人员一人一行，几个单位可以放在一张表里，也可以带上会议情况";

    public override Permission Permission => Permissions.EditRecord;

    public override bool OfCampaign => true;

    public override IReadOnlyList<SheetColumn> Columns => ImportColumns.OfResults;

    public override bool TownshipAlone => false;

    public override string VillagePrompt => "每一行都写明是哪个村（社区）。";

    public override string HowTo(SheetColumn column) =>
        column.Key == ImportColumns.VillageKey ? "村、社区的名称，每一行都要写；可以合并单元格。"
        : ResultColumns.Meeting.Contains(column) ? "大会的情况，每个村只在第一行填写。" + base.HowTo(column)
        : base.HowTo(column);

    internal override async Task<ImportPlan> PlanAsync(
        PortalDb portal,
        PortalDbContext db,
        UnitScope scope,
        Import import,
        IReadOnlyList<SheetContent> contents,
        CancellationToken cancel
    ) => await ResultPlan.MakeAsync(db, scope, import, contents, portal.Clock.Today(), cancel);
}

/// <summary>现任班子花名册: who holds which post now.</summary>
public sealed class InOfficeForm : PeopleForm
{
    public override ImportKind Kind => ImportKind.Roster;

    public override string Name => "现任班子花名册";

    public override string Hint => "在任的主席、副主席、执委；还没有登记班子的单位一并登记";

    public override Permission Permission => Permissions.ChangeCommittee;

    public override IReadOnlyList<SheetColumn> Columns => ImportColumns.OfRoster;

    public override bool TownshipAlone => true;

    public override string VillagePrompt => "村（社区）的班子写村名；乡镇本级的班子空着。";

    public override string HowTo(SheetColumn column) =>
        column.Key == ImportColumns.VillageKey
            ? "村、社区的名称；乡镇本级的班子空着。可以合并单元格。"
            : base.HowTo(column);

    internal override async Task<ImportPlan> PlanAsync(
        PortalDb portal,
        PortalDbContext db,
        UnitScope scope,
        Import import,
        IReadOnlyList<SheetContent> contents,
        CancellationToken cancel
    ) => await RosterPlan.MakeAsync(portal, db, scope, import, contents, cancel);
}

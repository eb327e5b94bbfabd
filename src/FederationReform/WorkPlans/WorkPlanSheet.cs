using System.Globalization;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Text;

namespace FederationReform.WorkPlans;

/// <summary>The ways of a plan to its issue, in their order (县级改革方案: 调研 to 印发).</summary>
public enum ApprovalStage
{
    Survey = 1,
    Draft = 2,
    Opinions = 3,
    ReformOffice = 4,
    StandingCommittee = 5,
    Issued = 6,
}

/// <param name="On">Null while it has not happened.</param>
/// <param name="Number">文号</param>
public sealed record Approval(ApprovalStage Stage, DateOnly? On, string? Number, string? Note)
{
    internal bool Empty => On is null && Number is null && Note is null;
}

/// <summary>批次: units that hold their election in one window.</summary>
/// <param name="Number">Never given twice in one campaign: units refer to it.</param>
public sealed record Batch(int Number, string? Name, DateOnly? From, DateOnly? To);

/// <summary>观摩会: others watch how a pilot does it.</summary>
/// <param name="Where">The unit that held it, by its name.</param>
/// <param name="Attended">How many came; null when not counted.</param>
/// <param name="Who">For example 各村妇女主任、挂村组长.</param>
public sealed record Observation(DateOnly? On, string? Where, int? Attended, string? Who);

/// <summary>工作方案: how the plan was agreed, its batches, and who watched the pilots.</summary>
public sealed record WorkPlanSheet(
    IReadOnlyList<Approval> Approvals,
    IReadOnlyList<Batch> Batches,
    IReadOnlyList<Observation> Observations
)
{
    public const int MostBatches = 10;
    public const int MostObservations = 50;

    public static WorkPlanSheet Blank { get; } = new([], [], []);

    internal WorkPlanSheet Cleaned() =>
        new(
            [
                .. Approvals
                    .Select(a => a with { Number = DocumentNumber.Clean(a.Number), Note = PlainText.Clean(a.Note) })
                    .Where(a => !a.Empty)
                    .OrderBy(a => a.Stage),
            ],
            [.. Batches.Select(b => b with { Name = PlainText.Clean(b.Name) })],
            [.. Observations.Select(o => o with { Where = PlainText.Clean(o.Where), Who = PlainText.Clean(o.Who) })]
        );

    internal Violations Check()
    {
        var violations = new Violations();
        violations.Add(ApprovalViolations().OfType<Violation>());
        violations.Add(BatchViolations().OfType<Violation>());
        violations.Add(ObservationViolations().OfType<Violation>());
        return violations;
    }

    private IEnumerable<Violation?> ApprovalViolations()
    {
        Approval? before = null;
        foreach (var approval in Approvals)
        {
            var row = (int)approval.Stage;
            var name = approval.Stage.Name();
            yield return PlainText.Check(
                Field("Approvals", row, "Number"),
                $"{name}的文号",
                approval.Number,
                DocumentNumber.Runes
            );
            yield return PlainText.Check(
                Field("Approvals", row, "Note"),
                $"{name}的说明",
                approval.Note,
                PlainText.NoteRunes,
                lines: true
            );
            if (approval.On is { } day && before?.On > day)
                yield return new(
                    "ApprovalOrder",
                    Field("Approvals", row, "On"),
                    $"{name}在 {day:yyyy年M月d日}，早于{before.Stage.Name()}的 {before.On:yyyy年M月d日}，请核对日期。"
                );
            if (approval.On is not null)
                before = approval;
        }
    }

    private IEnumerable<Violation?> BatchViolations()
    {
        if (Batches.Count > MostBatches)
            yield return new("TooMany", "Batches", $"最多分 {MostBatches} 批，请合并一些。");
        for (var i = 0; i < Batches.Count; i++)
        {
            var (batch, label) = (Batches[i], $"第 {i + 1} 批");
            yield return PlainText.Check(Field("Batches", i, "Name"), $"{label}的名称", batch.Name, required: true);
            if (batch.From is null || batch.To is null)
                yield return new("Required", Field("Batches", i, "From"), $"请填写{label}的开始和结束日期。");
            else if (batch.To < batch.From)
                yield return new("Date", Field("Batches", i, "To"), $"{label}的结束日期早于开始日期，请核对。");
            if (batch.Name is not null && Batches.Take(i).Any(b => b.Name == batch.Name))
                yield return new("Twice", Field("Batches", i, "Name"), $"有两批都叫“{batch.Name}”，请改一个名称。");
        }
    }

    private IEnumerable<Violation?> ObservationViolations()
    {
        if (Observations.Count > MostObservations)
            yield return new("TooMany", "Observations", $"最多登记 {MostObservations} 次观摩会。");
        for (var i = 0; i < Observations.Count; i++)
        {
            var (observation, label) = (Observations[i], $"第 {i + 1} 次观摩会");
            if (observation.On is null)
                yield return new("Required", Field("Observations", i, "On"), $"请填写{label}的日期。");
            yield return PlainText.Check(
                Field("Observations", i, "Where"),
                $"{label}的地点",
                observation.Where,
                required: true
            );
            yield return PlainText.Check(Field("Observations", i, "Who"), $"{label}的参加人员", observation.Who);
            if (observation.Attended is < 1 or > 100_000)
                yield return new(
                    "Range",
                    Field("Observations", i, "Attended"),
                    $"{label}的参加人数应在 1 到 100000 之间。"
                );
        }
    }

    internal IReadOnlyList<FieldChange> ChangesTo(WorkPlanSheet next)
    {
        (string Field, Func<WorkPlanSheet, IEnumerable<string>> Words)[] parts =
        [
            ("审批过程", s => s.Approvals.Select(Words)),
            ("批次", s => s.Batches.Select(b => $"{b.Name}（{Day(b.From)} 至 {Day(b.To)}）")),
            ("观摩会", s => s.Observations.Select(o => $"{Day(o.On)} {o.Where} {o.Attended} {o.Who}".TrimEnd())),
        ];
        return
        [
            .. parts
                .Select(p => new FieldChange(
                    p.Field,
                    string.Join("；", p.Words(this)),
                    string.Join("；", p.Words(next))
                ))
                .Where(c => c.Old != c.New),
        ];
    }

    private static string Field(string list, int row, string column) => new FieldRef(list, row, column).ToString();

    private static string Words(Approval a) => $"{a.Stage.Name()} {Day(a.On)} {a.Number} {a.Note}".TrimEnd();

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

public static class ApprovalStageNames
{
    public static string Name(this ApprovalStage stage) =>
        stage switch
        {
            ApprovalStage.Survey => "前期调研",
            ApprovalStage.Draft => "起草初稿",
            ApprovalStage.Opinions => "征求意见",
            ApprovalStage.ReformOffice => "报深改办",
            ApprovalStage.StandingCommittee => "常委会审议",
            _ => "印发",
        };
}

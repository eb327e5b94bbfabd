using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.Elections;

/// <param name="Elected">Null withdraws an earlier decision, so that the count holds again.</param>
public sealed record MarkElectedInput(
    int ElectionId,
    int Version,
    Guid OperationId,
    int Candidate,
    bool? Elected,
    string? Reason
) : IElectionInput;

/// <summary>
/// 县妇联认定: the county decides against the count that somebody is elected or is not. It needs a reason and must
/// happen before the record is approved; the decision is shown wherever the result is.
/// </summary>
public sealed class MarkElected(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, MarkElectedInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ReviewRecord, input, cancel);
        if (await db.FindElectionAsync(scope, input, cancel) is not { } election)
            return db.Answer;
        if (Check(election, input) is { } violation)
            return await db.RefusedAsync(violation, cancel);

        var (sheet, now) = (election.Sheet, portal.Clock.UtcNow());
        var name = sheet.CandidateOf(input.Candidate)!.Person.Name;
        var others = sheet.Marks.Where(m => m.Candidate != input.Candidate);
        election.Change(
            sheet with
            {
                Marks =
                [
                    .. others,
                    .. input.Elected is { } elected
                        ?
                        [
                            new CountyMark(
                                input.Candidate,
                                elected,
                                PlainText.Clean(input.Reason)!,
                                scope.AccountName,
                                now
                            ),
                        ]
                        : Array.Empty<CountyMark>(),
                ],
            }
        );
        var words = input.Elected switch
        {
            null => $"撤销对{name}的认定，以计票为准",
            true => $"认定{name}当选（与计票不一致）",
            false => $"认定{name}不当选（与计票不一致）",
        };
        db.Record(
            AuditEvent.ElectedByDecision,
            election.Subject,
            $"{election.Unit.Name}“{sheet.Purpose.Name()}”：{words}",
            reason: PlainText.Clean(input.Reason)
        );
        return await db.SaveAsync(cancel);
    }

    private static Violation? Check(Election election, MarkElectedInput input)
    {
        var state = election.UnitReform.State;
        if (state is ReformState.Approved or ReformState.Exempt)
            return ReformRefusal.NotEditable(election.UnitReform);
        if (election.ConfirmedAt is not null)
            return ElectionRefusal.Confirmed(election.ConfirmedBy!);
        if (election.Sheet.CandidateOf(input.Candidate) is not { } candidate)
            return new("CandidateGone", nameof(input.Candidate), "这个人已经不在名单里了，请刷新页面。");
        if (input.Elected is { } elected)
        {
            var byCount = BallotCount
                .Judge(election.Sheet with { Marks = [] }, election.UnitReform.Campaign.Plan.Rules)
                .Elected.Any(e => e.Candidate.Id == input.Candidate);
            if (byCount == elected)
                return new(
                    "AsCounted",
                    nameof(input.Elected),
                    $"按计票{candidate.Person.Name}本来就{(elected ? "当选" : "没有当选")}，不用另行认定。"
                );
            return ReformRefusal.CheckReason(nameof(input.Reason), "认定的理由", input.Reason);
        }
        return null;
    }
}

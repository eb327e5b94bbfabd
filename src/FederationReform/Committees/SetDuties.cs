using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;

namespace FederationReform.Committees;

/// <param name="Duties">By post id; posts that are not named stay as they are, null removes the duties.</param>
public sealed record SetDutiesInput(
    int CommitteeId,
    int Version,
    IReadOnlyDictionary<int, string?> Duties,
    Guid OperationId
) : ICommitteeInput
{
    /// <summary>The field name of one executive's duties.</summary>
    public static string Field(int postId) => new FieldRef(nameof(Duties), postId).ToString();
}

/// <summary>填写分工: saves the duties of all executives at once.</summary>
public sealed class SetDuties(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, SetDutiesInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.SetDuties, input, cancel);
        if (await db.FindCommitteeAsync(scope, input, cancel) is not { } committee)
            return db.Answer;
        var posts = committee.InOffice.ToDictionary(p => p.Id);
        if (input.Duties.Keys.Any(id => !posts.ContainsKey(id)))
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        var violations = new Violations(
            input
                .Duties.Select(d =>
                    PlainText.Check(
                        SetDutiesInput.Field(d.Key),
                        $"{posts[d.Key].Person.Name}的分工",
                        d.Value,
                        Post.DutiesRunes,
                        lines: true
                    )
                )
                .OfType<Violation>()
        );
        if (violations.Count > 0)
            return await db.RefusedAsync(violations, cancel);

        var changes = new List<FieldChange>();
        foreach (var (id, text) in input.Duties)
        {
            var (post, duties) = (posts[id], PlainText.Clean(text));
            if (duties == post.Duties)
                continue;
            changes.Add(new($"{post.Person.Name}的分工", post.Duties, duties));
            post.TakeDuties(duties);
        }
        if (changes.Count == 0)
            return Violations.None;
        db.Record(
            AuditEvent.DutiesSet,
            committee.Subject,
            $"填写{committee.Unit.Name}班子分工，改动 {changes.Count} 人",
            changes: changes
        );
        return await db.SaveAsync(cancel);
    }
}

using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.People;

namespace FederationReform.Committees;

/// <param name="Duties">By post; what is left out stays as it is, null takes the duties away.</param>
public sealed record SetDutiesInput(int CommitteeId, int Version, IReadOnlyDictionary<int, string?> Duties, Guid OperationId) : ICommitteeInput
{
    /// <summary>The field of one executive's duties.</summary>
    public static string Field(int postId) => $"Duties[{postId}]";
}

/// <summary>填写分工: what each executive looks after, all of them at once.</summary>
public sealed class SetDuties(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, SetDutiesInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.SetDuties, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (committee, answer) = await db.FindCommitteeAsync(scope, input, cancel);
        if (committee is null)
            return answer;
        var posts = committee.InOffice.ToDictionary(p => p.Id);
        if (input.Duties.Keys.Any(id => !posts.ContainsKey(id)))
            return new Violations(Refusal.NotFound);
        var violations = new Violations(input.Duties
            .Select(d => PlainText.Check(SetDutiesInput.Field(d.Key), $"{posts[d.Key].Person.Name}的分工", d.Value, Post.DutiesRunes, lines: true)).OfType<Violation>());
        if (violations.Count > 0)
            return violations;

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
        db.Record(AuditEvent.DutiesSet, committee.Subject, input.OperationId, $"填写{committee.Unit.Name}班子分工，改动 {changes.Count} 人", changes: changes);
        return await db.SaveAsync(input.OperationId, cancel);
    }
}

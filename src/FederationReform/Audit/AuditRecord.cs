using FederationReform.Access;
using FederationReform.Data;

namespace FederationReform.Audit;

/// <summary>
/// Who did what, when, why, and what changed; written in the transaction of the change itself. Names are copied, so that renaming
/// a person or a unit does not rewrite history. The operation id is unique with its sequence: a repeated submit finds it and changes nothing.
/// </summary>
internal sealed class AuditRecord : IBelongsToUnit
{
    private AuditRecord() { }

    /// <param name="reason">In the words of the person who acted; null where none is asked for.</param>
    public static AuditRecord Of(AuditActor actor, AuditEvent what, Guid operation, DateTime at, string summary, string? reason = null, IReadOnlyList<FieldChange>? changes = null) => new()
    {
        OperationId = operation,
        At = at,
        Event = what,
        AccountId = actor.AccountId,
        AccountName = actor.Name,
        Address = actor.Address,
        Summary = summary,
        Reason = reason,
        Changes = changes ?? [],
    };

    public long Id { get; private set; }
    public Guid OperationId { get; private set; }

    /// <summary>0 for an operation's first record; a pasted list of accounts writes one for each.</summary>
    public int Sequence { get; internal set; }

    public DateTime At { get; private set; }
    public AuditEvent Event { get; private set; }
    public int AccountId { get; private set; }
    public string AccountName { get; private set; } = "";
    public string? Address { get; private set; }
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public SubjectKind SubjectKind { get; private set; }
    public int SubjectId { get; private set; }

    /// <summary>One Chinese sentence, as the history shows it.</summary>
    public string Summary { get; private set; } = "";

    public string? Reason { get; private set; }
    public IReadOnlyList<FieldChange> Changes { get; private set; } = [];

    public void IsAbout(AuditSubject subject) => (SubjectKind, SubjectId, UnitId, UnitPath) = (subject.Kind, subject.Id, subject.UnitId, subject.UnitPath);
}

/// <summary>One field's change in words. Phones come masked: the audit is read by people who may not see them.</summary>
public sealed record FieldChange(string Field, string? Old, string? New);

/// <summary>What a record is about.</summary>
public enum SubjectKind { Unit = 1, Account = 2, Campaign = 3, UnitReform = 4, Committee = 5, Election = 6, Import = 7, Person = 8 }

/// <summary>Who did it, with the name she had then.</summary>
internal sealed record AuditActor(int AccountId, string Name, string? Address)
{
    /// <summary>Whoever sits at the server itself: the first administrator, a recovery, demo data.</summary>
    public static AuditActor Console { get; } = new(0, "服务器控制台", null);

    /// <summary>Somebody before the sign-in page who could not be told to be anyone.</summary>
    public static AuditActor Stranger(string address) => new(0, "未登录", address);

    public static AuditActor Of(UnitScope scope) => new(scope.AccountId, scope.AccountName, scope.Address);
}

internal sealed record AuditSubject(SubjectKind Kind, int Id, int UnitId, string UnitPath);

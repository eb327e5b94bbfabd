using System.Globalization;
using FederationReform.Access;
using FederationReform.Tree;

namespace FederationReform.Data;

/// <summary>
/// Who did what, when, why, and what changed; written in the transaction of the change itself. Names are copied, so
/// that renaming a person or a unit does not rewrite history. Operation id and sequence together are unique, so that a
/// repeated submit finds its record and changes nothing.
/// </summary>
internal sealed class AuditRecord : IBelongsToUnit
{
    private AuditRecord() { }

    /// <param name="reason">In the words of the acting person; null where none is asked for.</param>
    public static AuditRecord Of(
        AuditActor actor,
        AuditEvent what,
        Guid operation,
        DateTime at,
        string summary,
        string? reason = null,
        IReadOnlyList<FieldChange>? changes = null
    ) =>
        new()
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

    /// <summary>
    /// 0 for the first record of an operation; a pasted list of accounts, for example, writes one record for each
    /// account.
    /// </summary>
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

    public void IsAbout(AuditSubject subject) =>
        (SubjectKind, SubjectId, UnitId, UnitPath) = (subject.Kind, subject.Id, subject.UnitId, subject.UnitPath);
}

/// <summary>
/// The change of one field in words. Phones are masked, because readers of the audit may not be allowed to see them.
/// </summary>
public sealed record FieldChange(string Field, string? Old, string? New)
{
    /// <summary>Of a day; null for none.</summary>
    public static FieldChange OfDay(string field, DateOnly? old, DateOnly? now) => new(field, Day(old), Day(now));

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What a record is about.</summary>
public enum SubjectKind
{
    Unit = 1,
    Account = 2,
    Campaign = 3,
    UnitReform = 4,
    Committee = 5,
    Election = 6,
    Import = 7,
    Person = 8,
    Bulletin = 9,
    Problem = 10,
    Notice = 11,
    Visit = 15,
    SpotCheck = 16,
    WallLink = 17,
    Summary = 18,

    // Entries of registers.
    Activity = 21,
    TeamOrBase = 22,
    Honour = 23,
    Publicity = 24,
    Organisation = 25,
    OrganisationBase = 26,
    Home = 27,
    Area = 28,
    Training = 30,
    FourLacks = 31,
    Exchange = 32,
    ReserveCadre = 33,
    Fund = 35,
    Deed = 36,
    DutyMeeting = 37,
}

public static class SubjectKinds
{
    /// <summary>
    /// Whether the reasons and values in its history are for those who may read records: an account administrator sees
    /// that something was changed, and not what it said.
    /// </summary>
    public static bool HoldsRecords(this SubjectKind kind) =>
        kind
            is SubjectKind.UnitReform
                or SubjectKind.Committee
                or SubjectKind.Election
                or SubjectKind.Person
                or SubjectKind.Import
                or SubjectKind.Problem
                or SubjectKind.Summary
                or >= SubjectKind.Activity;
}

/// <summary>The acting person, with the name at that time.</summary>
internal sealed record AuditActor(int AccountId, string Name, string? Address)
{
    /// <summary>The operator at the server itself: first administrator, recovery, demo data.</summary>
    public static AuditActor Console { get; } = new(0, "服务器控制台", null);

    /// <summary>A client that has not signed in.</summary>
    public static AuditActor Stranger(string address) => new(0, "未登录", address);

    public static AuditActor Of(UnitScope scope) => new(scope.AccountId, scope.AccountName, scope.Address);
}

internal sealed record AuditSubject(SubjectKind Kind, int Id, int UnitId, string UnitPath);

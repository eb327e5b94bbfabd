using FederationReform.Data;
using FederationReform.Rules;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Campaigns;

public enum Decision
{
    None = 0,
    Returned = 1,
    Approved = 2,
    Withdrawn = 3,
}

/// <summary>
/// One submission of a record, with the record as it was then, so that the reviewer sees what changed since the last
/// one.
/// </summary>
internal sealed class Submission : IBelongsToUnit, IVersioned
{
    private Submission() { }

    public static Submission Of(UnitReform reform, int number, string by, DateTime at) =>
        new()
        {
            UnitReform = reform,
            UnitId = reform.UnitId,
            UnitPath = reform.UnitPath,
            Number = number,
            Result = reform.Result,
            Steps = reform.Steps,
            SubmittedBy = by,
            SubmittedAt = at,
        };

    public int Id { get; private set; }
    public int UnitReformId { get; private set; }
    public UnitReform UnitReform { get; private set; } = null!;
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";

    /// <summary>Number within the record, from 1.</summary>
    public int Number { get; private set; }

    public CongressResult Result { get; private set; } = CongressResult.Empty;
    public IReadOnlyList<StepDone> Steps { get; private set; } = [];
    public string SubmittedBy { get; private set; } = "";
    public DateTime SubmittedAt { get; private set; }
    public Decision Decision { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>What to correct, by field (see <see cref="Violation.Field"/>).</summary>
    public IReadOnlyList<FieldRemark> Remarks { get; private set; } = [];

    public int Version { get; set; }

    public void Decide(
        Decision decision,
        string by,
        DateTime at,
        string? reason = null,
        IReadOnlyList<FieldRemark>? remarks = null
    ) => (Decision, DecidedBy, DecidedAt, Reason, Remarks) = (decision, by, at, reason, remarks ?? []);

    internal sealed class Configuration : IEntityTypeConfiguration<Submission>
    {
        public void Configure(EntityTypeBuilder<Submission> submission)
        {
            submission.Property(s => s.Result).HasJsonText().HasSealedParts();
            submission.Property(s => s.Steps).HasJsonText();
            submission.Property(s => s.Remarks).HasJsonText();
            submission.Property(s => s.SubmittedBy).HasMaxLength(2 * PlainText.NameRunes);
            submission.Property(s => s.DecidedBy).HasMaxLength(2 * PlainText.NameRunes);
            submission.Property(s => s.Reason).HasMaxLength(2 * PlainText.NoteRunes);
            submission.HasOne(s => s.UnitReform).WithMany(r => r.Submissions).HasForeignKey(s => s.UnitReformId);
            submission.HasIndex(s => new { s.UnitReformId, s.Number }).IsUnique();
        }
    }
}

/// <param name="Field">
/// A field of the result, <c>Members[王芳]</c> for a person, or a step's code; empty for the whole record.
/// </param>
public sealed record FieldRemark(string Field, string Remark);

using FederationReform.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Data;

internal sealed class AuditRecordConfiguration : IEntityTypeConfiguration<AuditRecord>
{
    public void Configure(EntityTypeBuilder<AuditRecord> record)
    {
        record.Property(r => r.AccountName).HasMaxLength(2 * PlainText.NameRunes);
        record.Property(r => r.Address).HasMaxLength(64);
        record.Property(r => r.Summary).HasMaxLength(1000);
        record.Property(r => r.Reason).HasMaxLength(2 * PlainText.NoteRunes);
        record.Property(r => r.Changes).HasJsonText();
        record.HasIndex(r => new { r.OperationId, r.Sequence }).IsUnique();
        record.HasIndex(r => new
        {
            r.SubjectKind,
            r.SubjectId,
            r.Id,
        });
        record.HasIndex(r => new { r.UnitPath, r.Id });
        // For the net change of the week and the completion curve, which read two kinds of event below a unit.
        record.HasIndex(r => new
        {
            r.Event,
            r.UnitPath,
            r.At,
        });
    }
}

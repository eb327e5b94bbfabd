using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Importing;

/// <summary>
/// 一次导入: one file, from its upload to what it wrote, and its undo. Until it is applied, it is no official data and
/// nothing counts it.
/// </summary>
internal sealed class Import : IBelongsToUnit, IVersioned, IPreparation
{
    public const int FileNameLength = 255;

    private Import() { }

    public static Import Start(
        UnitScope scope,
        ImportKind kind,
        int? campaignId,
        string fileName,
        string fileHash,
        DateTime now
    ) =>
        new()
        {
            UnitId = scope.UnitId,
            UnitPath = scope.Path,
            AccountId = scope.AccountId,
            AccountName = scope.AccountName,
            Kind = kind,
            CampaignId = campaignId,
            FileName = fileName,
            FileHash = fileHash,
            StartedAt = now,
            State = ImportState.Preparing,
        };

    public int Id { get; private set; }

    /// <summary>The unit of the account that began it; anybody who may import there can continue it.</summary>
    public int UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";
    public int AccountId { get; private set; }
    public string AccountName { get; private set; } = "";
    public ImportKind Kind { get; private set; }

    /// <summary>The campaign whose results it fills; null for a roster.</summary>
    public int? CampaignId { get; private set; }

    /// <summary>The file's name on the user's machine; data only, never a path.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>SHA-256 in hexadecimal digits.</summary>
    public string FileHash { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime StartedAt { get; private set; }

    public ImportState State { get; private set; }

    bool IPreparation.IsPreparation => State == ImportState.Preparing;

    /// <summary>What was chosen during preparation: sheet, columns, corrected cells, answers.</summary>
    public ImportSettings Settings { get; private set; } = ImportSettings.Empty;

    /// <summary>UTC; null until it is applied.</summary>
    public DateTime? AppliedAt { get; private set; }

    public string? AppliedBy { get; private set; }

    /// <summary>What it wrote; null until it is applied.</summary>
    public ImportCounts? Written { get; private set; }

    public int Version { get; set; }

    public AuditSubject Subject => new(SubjectKind.Import, Id, UnitId, UnitPath);

    public void Choose(ImportSettings settings) => Settings = settings;

    public void Apply(string by, ImportCounts written, DateTime now) =>
        (State, AppliedBy, Written, AppliedAt) = (ImportState.Applied, by, written, now);

    public void Undo() => State = ImportState.Undone;

    public void Discard() => State = ImportState.Discarded;

    internal sealed class Configuration : IEntityTypeConfiguration<Import>
    {
        public void Configure(EntityTypeBuilder<Import> import)
        {
            import.Ignore(i => i.Subject);
            import.Property(i => i.AccountName).HasMaxLength(2 * PlainText.NameRunes);
            import.Property(i => i.AppliedBy).HasMaxLength(2 * PlainText.NameRunes);
            import.Property(i => i.FileName).HasMaxLength(FileNameLength);
            import.Property(i => i.FileHash).HasMaxLength(64);
            import.Property(i => i.Settings).HasJsonText().HasSealedParts();
            import.Property(i => i.Written!).HasJsonText();
            import.HasIndex(i => new { i.UnitPath, i.Id });
        }
    }
}

/// <summary>How many rows have which verdict.</summary>
public sealed record ImportCounts(int New, int Changed, int Same, int Twice, int Error)
{
    public static ImportCounts None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>The number of rows that an import writes.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int Writes => New + Changed;

    public int Of(ImportVerdict verdict) =>
        verdict switch
        {
            ImportVerdict.New => New,
            ImportVerdict.Changed => Changed,
            ImportVerdict.Same => Same,
            ImportVerdict.Twice => Twice,
            ImportVerdict.Error => Error,
            _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
        };

    public override string ToString() => $"新增 {New}、有变化 {Changed}、相同 {Same}、重复行 {Twice}、需要修改 {Error}";
}

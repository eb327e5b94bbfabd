using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Rules;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Representatives;

/// <summary>
/// 妇女代表名册: the representatives of one unit's reform. Its audit records belong to the reform record.
/// </summary>
internal sealed class RepresentativeRoll : IBelongsToUnit, IVersioned
{
    /// <summary>The version of a roll that has not been created.</summary>
    public const int NotBegun = -1;

    private RepresentativeRoll() { }

    public static RepresentativeRoll Create(UnitReform reform) =>
        new()
        {
            UnitReform = reform,
            UnitId = reform.UnitId,
            UnitPath = reform.UnitPath,
        };

    /// <summary>The roll of a congress that is over: its record knows the number of representatives already.</summary>
    public static RepresentativeRoll Kept(UnitReform reform, RollSheet sheet)
    {
        var roll = Create(reform);
        roll.Sheet = sheet;
        return roll;
    }

    public int Id { get; private set; }
    public int UnitReformId { get; private set; }
    public UnitReform UnitReform { get; private set; } = null!;
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public RollSheet Sheet { get; private set; } = RollSheet.Empty;
    public int Version { get; set; }

    /// <summary>
    /// Replaces the sheet. Also sets the number of representatives in the record's result, so that nobody types it.
    /// </summary>
    public void Change(RollSheet sheet, DateTime now)
    {
        var before = Sheet.Representatives.Count;
        Sheet = sheet;
        if (before == sheet.Representatives.Count)
            return;
        var result = UnitReform.Result;
        UnitReform.SaveResult(
            sheet.Representatives.Count > 0 || result.Body != ElectingBody.Congress
                ? RollOfRecord.With(result, sheet)
                : result with
                {
                    Representatives = null,
                },
            now
        );
    }

    internal sealed class Configuration : IEntityTypeConfiguration<RepresentativeRoll>
    {
        public void Configure(EntityTypeBuilder<RepresentativeRoll> roll)
        {
            roll.Property(r => r.Sheet).HasJsonText().HasSealedParts();
            roll.HasOne(r => r.UnitReform)
                .WithMany()
                .HasForeignKey(r => r.UnitReformId)
                .OnDelete(DeleteBehavior.Restrict);
            roll.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
            roll.HasIndex(r => r.UnitReformId).IsUnique();
            roll.HasIndex(r => r.UnitPath);
        }
    }
}

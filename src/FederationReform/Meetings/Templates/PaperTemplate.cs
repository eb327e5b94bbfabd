using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Meetings.Writing;
using FederationReform.Papers.Word;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Meetings.Templates;

/// <summary>
/// 文书模板: what a county decided about one kind of paper in one case at one time, for itself and all units below. The
/// newest decision holds; going back is a new one, so that the history says who used what from when.
/// </summary>
internal sealed class PaperTemplate : IBelongsToUnit, IAppended
{
    private PaperTemplate() { }

    /// <param name="file">Null for what the portal writes itself.</param>
    /// <param name="sameAs">The version that the county goes back to.</param>
    public static PaperTemplate Of(
        UnitScope scope,
        (PaperKind Kind, TemplateCase Case) of,
        int number,
        DateTime now,
        string reason,
        byte[]? file,
        int? sameAs = null
    ) =>
        new()
        {
            UnitId = scope.UnitId,
            UnitPath = scope.Path,
            Kind = of.Kind,
            Case = of.Case,
            Number = number,
            By = scope.AccountName,
            At = now,
            Reason = reason,
            File = file,
            SameAs = sameAs,
        };

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public PaperKind Kind { get; private set; }

    public TemplateCase Case { get; private set; }

    /// <summary>From 1, of this unit, kind and case.</summary>
    public int Number { get; private set; }

    /// <summary>The .docx; null for the decision to use what the portal writes itself.</summary>
    public byte[]? File { get; private set; }

    /// <summary>The version that this one is the same as; null for a file that was uploaded.</summary>
    public int? SameAs { get; private set; }

    public string By { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public string Reason { get; private set; } = "";

    public static AuditSubject SubjectOf(UnitScope scope) =>
        new(SubjectKind.Unit, scope.UnitId, scope.UnitId, scope.Path);

    internal sealed class Configuration : IEntityTypeConfiguration<PaperTemplate>
    {
        public void Configure(EntityTypeBuilder<PaperTemplate> template)
        {
            template.Property(t => t.File).HasMaxLength(WordPackage.MostBytes);
            template.Property(t => t.By).HasMaxLength(2 * PlainText.NameRunes);
            template.Property(t => t.Reason).HasMaxLength(2 * PlainText.NoteRunes);
            template.HasOne<Unit>().WithMany().HasForeignKey(t => t.UnitId).OnDelete(DeleteBehavior.Restrict);
            template
                .HasIndex(t => new
                {
                    t.UnitId,
                    t.Kind,
                    t.Case,
                    t.Number,
                })
                .IsUnique();
            template.HasIndex(t => t.UnitPath);
        }
    }
}

/// <summary>The templates of a county that hold now, by kind of paper and case.</summary>
internal sealed class TemplatesInForce
{
    private readonly Dictionary<(PaperKind, TemplateCase), PaperTemplate> templates;

    private TemplatesInForce(Dictionary<(PaperKind, TemplateCase), PaperTemplate> templates) =>
        this.templates = templates;

    /// <summary>
    /// For a unit: its own or those of a unit above, which may lie above the caller's scope. A template that has come
    /// to have a field which is not known any more is left aside.
    /// </summary>
    public static async Task<TemplatesInForce> ForAsync(
        PortalDbContext db,
        string unitPath,
        CancellationToken cancel,
        PaperKind? only = null
    )
    {
        var above = UnitPath.SelfAndAncestors(unitPath);
        var newest = await db
            .PaperTemplates.AsNoTracking()
            .Where(t =>
                above.Contains(t.UnitPath)
                && (only == null || t.Kind == only)
                && !db.PaperTemplates.Any(later =>
                    later.UnitId == t.UnitId && later.Kind == t.Kind && later.Case == t.Case && later.Number > t.Number
                )
            )
            .ToListAsync(cancel);
        return new(
            newest
                .GroupBy(t => (t.Kind, t.Case))
                .Select(same => same.MaxBy(t => t.UnitPath.Length)!)
                .Where(t => t.File is not null && TemplateFile.Read((t.Kind, t.Case), t.File).Problems.Count == 0)
                .ToDictionary(t => (t.Kind, t.Case))
        );
    }

    /// <summary>
    /// Null where the portal writes the paper itself: also where the county worded the paper for another meeting or
    /// another sheet, and for a ballot of more names than its wording has room for.
    /// </summary>
    public PaperTemplate? Of(MeetingPaper paper, MeetingFacts facts, PaperSize size) =>
        TemplateCases.Of(paper, facts, size) is { } of && Ballots.FitsATemplate(paper.Kind, facts, size)
            ? templates.GetValueOrDefault((paper.Kind, of))
            : null;
}

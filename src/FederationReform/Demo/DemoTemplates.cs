using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Meetings;
using FederationReform.Meetings.Templates;
using FederationReform.Papers;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace FederationReform.Demo;

/// <summary>The county's own invitation: the built-in one with a sentence that its staff added in Word.</summary>
internal static class DemoTemplates
{
    private static readonly (PaperKind, TemplateCase) invitation = (PaperKind.Invitation, TemplateCase.Congress);

    private const string Reason = "全县会议通知统一加上证件和会风要求";

    public static void Add(PortalDbContext db, UnitScope staff, DateTime now)
    {
        db.PaperTemplates.Add(PaperTemplate.Of(staff, invitation, 1, now.AddDays(-20), Reason, Invitation()));
        db.RecordAs(
            AuditActor.Console,
            AuditEvent.PaperTemplateAdopted,
            () => PaperTemplate.SubjectOf(staff),
            $"启用{staff.UnitName}的会议通知模板第1版"
        );
    }

    private static byte[] Invitation()
    {
        using var file = new MemoryStream();
        file.Write(TemplateFile.BuiltInOf(invitation, LinePitch.Standard));
        using (var document = WordprocessingDocument.Open(file, isEditable: true))
        {
            var asked = document
                .MainDocumentPart!.Document.Descendants<Paragraph>()
                .Single(p => p.InnerText.StartsWith("请安排好工作和生活", StringComparison.Ordinal));
            var added = (Paragraph)asked.CloneNode(deep: true);
            added.Descendants<WordText>().Single().Text =
                "请携带身份证入场，会议期间将手机调至静音。{{单位名称}}安排专人负责会场秩序。";
            asked.InsertAfterSelf(added);
        }
        return file.ToArray();
    }
}

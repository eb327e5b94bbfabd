using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using FederationReform.Access;
using FederationReform.Bulletins;
using FederationReform.Data;
using FederationReform.Exports;
using FederationReform.Meetings;
using FederationReform.Meetings.Templates;
using FederationReform.Notices;
using FederationReform.PaperLooks;
using FederationReform.Papers;
using FederationReform.Summaries;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.PaperLooks;

/// <summary>A county's line pitch, from the setting to the files that its units take away.</summary>
public sealed class SetLinePitchTests
{
    // Twentieths of a point.
    private const string Standard = "579";
    private const string Office = "560";

    [Theory, OnSqlite, OnPostgres]
    public async Task Pitch_OfACounty_HoldsForThePapersOfAllItsUnits_AndOfNoOther(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        var elsewhere = await ElsewhereAsync(given);
        (await OfMeetingAsync(given, place.Chair, place.Campaign.Id, place.Village.Id)).Should().Be(Standard);

        (await SetAsync(given, place.Staff, LinePitch.Office)).Should().BeEmpty();

        (await OfMeetingAsync(given, place.Chair, place.Campaign.Id, place.Village.Id)).Should().Be(Office);
        (await OfMeetingAsync(given, elsewhere.Chair, elsewhere.Campaign, elsewhere.Village)).Should().Be(Standard);
        (await ShownAsync(given, place)).Should().Be(LinePitch.Office);
        (await given.Use<TemplateListQuery>().RunAsync(place.Staff))!.Pitch.Should().Be(LinePitch.Office);
        var template = await given
            .Use<TemplateFileQuery>()
            .RunAsync(place.Staff, PaperKind.Invitation, TemplateCase.Congress, null);
        LineOf(template!.Bytes).Should().Be(Office, "a county begins its own wording from its own looks");
        (await given.AuditAsync())
            .Should()
            .ContainSingle(r => r.Event == AuditEvent.LinePitchSet && r.Reason == "县委办的习惯");

        (await SetAsync(given, place.Staff, LinePitch.Standard)).Should().BeEmpty();
        (await OfMeetingAsync(given, place.Chair, place.Campaign.Id, place.Village.Id)).Should().Be(Standard);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Pitch_HoldsForSummariesNoticesAndBulletins(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        (await SetAsync(given, place.Staff, LinePitch.Office)).Should().BeEmpty();
        var begun = await given.Use<BeginSummary>().RunAsync(place.Chair, new([place.Campaign.Id], Guid.NewGuid()));
        var notice = await NoticeAsync(given, place.Staff);
        var bulletin = await BulletinAsync(given, place);

        (await given.Use<SummaryQuery>().RunAsync(place.Chair, begun.SummaryId))!.Pitch.Should().Be(LinePitch.Office);
        (await given.Use<NoticeQuery>().RunAsync(place.Chair, notice))!.Pitch.Should().Be(LinePitch.Office);
        using var summary = new MemoryStream();
        using var letter = new MemoryStream();
        using var week = new MemoryStream();
        await given.Use<ExportSummary>().RunAsync(place.Chair, new(begun.SummaryId), summary);
        await given.Use<ExportNotice>().RunAsync(place.Chair, new(notice, "传达"), letter);
        await given.Use<ExportBulletin>().RunAsync(place.Staff, new(bulletin, "上报", BulletinForm.Paper), week);
        foreach (var file in new[] { summary, letter, week })
            LineOf(file.ToArray()).Should().Be(Office);
    }

    /// <summary>A county that has not chosen takes that of the prefecture; the nearest choice holds.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Pitch_OfTheNearestUnitAbove_Holds(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var place = await VillageCase.OnAsync(given, prefecture: prefecture);
        var above = await given.AccountAsync(Role.CountyStaff, prefecture);

        (await SetAsync(given, above, LinePitch.Office)).Should().BeEmpty();
        (await ShownAsync(given, place)).Should().Be(LinePitch.Office);

        (await SetAsync(given, place.Staff, LinePitch.Standard)).Should().BeEmpty();
        (await ShownAsync(given, place)).Should().Be(LinePitch.Standard);
        (await SetAsync(given, place.Staff, LinePitch.Standard)).Single().Code.Should().Be("Pitch");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Pitch_IsSetByStaffOfTheCountyAlone_WithAReason_AndOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var village = await given.AccountAsync(Role.VillageFederation, place.Village);
        var administrator = await given.AccountAsync(Role.Administrator, place.County);
        foreach (var scope in new[] { place.Chair, village, administrator })
            (await SetAsync(given, scope, LinePitch.Office)).Should().Equal(Refusal.NotAllowed);
        (await given.Use<SetLinePitch>().RunAsync(place.Staff, new(LinePitch.Office, " ", Guid.NewGuid())))
            .Single()
            .Field.Should()
            .Be("Reason");
        (await SetAsync(given, place.Staff, (LinePitch)9)).Single().Code.Should().Be("Pitch");

        var input = new SetLinePitchInput(LinePitch.Office, "县委办的习惯", Guid.NewGuid());
        (await given.Use<SetLinePitch>().RunAsync(place.Staff, input)).Should().BeEmpty();
        (await given.Use<SetLinePitch>().RunAsync(place.Staff, input))
            .Should()
            .BeEmpty("the same operation, sent again");
        (await given.AuditAsync()).Should().ContainSingle(r => r.Event == AuditEvent.LinePitchSet);

        await given.AccountAsync(place.Staff.AccountId, a => a.Disable(given.Clock.UtcNow()));
        (await SetAsync(given, place.Staff, LinePitch.Standard)).Should().Equal(Refusal.RightsChanged);
        (await ShownAsync(given, place)).Should().Be(LinePitch.Office);
    }

    private static Task<Violations> SetAsync(Given given, UnitScope scope, LinePitch pitch) =>
        given.Use<SetLinePitch>().RunAsync(scope, new(pitch, "县委办的习惯", Guid.NewGuid()));

    private static async Task<LinePitch> ShownAsync(Given given, VillageCase place) =>
        (
            await given
                .Use<MeetingPaperQuery>()
                .RunAsync(place.Chair, place.Campaign.Id, place.Village.Id, PaperKind.Request)
        )!.Pitch;

    private static async Task<string> OfMeetingAsync(Given given, UnitScope chair, int campaign, int unit)
    {
        using var file = new MemoryStream();
        (await given.Use<MakePapers>().RunAsync(chair, new(campaign, unit, PaperKind.Request), file))
            .Violations.Should()
            .BeEmpty();
        return LineOf(file.ToArray());
    }

    private static string LineOf(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        var line = document
            .MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>()
            .Single(s => s.StyleId == "Normal")
            .Descendants<SpacingBetweenLines>()
            .Single();
        document
            .MainDocumentPart.Document.Descendants<DocGrid>()
            .First()
            .LinePitch!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)
            .Should()
            .Be(line.Line!.Value);
        return line.Line.Value!;
    }

    private static async Task<(UnitScope Chair, int Campaign, int Village)> ElsewhereAsync(Given given)
    {
        var county = await given.CountyAsync("松溪县");
        var township = await given.TownshipAsync(county, "渭田镇");
        var unit = await given.VillageAsync(township, "东边村");
        var campaign = await given.CampaignAsync(county);
        return (await given.AccountAsync(Role.TownshipChair, township), campaign.Id, unit.Id);
    }

    private static async Task<int> NoticeAsync(Given given, UnitScope staff)
    {
        var id = (await given.Use<BeginNotice>().RunAsync(staff)).NoticeId;
        var version = (await given.Use<NoticeDraftQuery>().RunAsync(staff, id))!.Version;
        var text = new NoticeText("关于报送进展情况的通知", "请于周五前报送。", null, null);
        (await given.Use<IssueNotice>().RunAsync(staff, new(id, version, Guid.NewGuid(), text))).Should().BeEmpty();
        return id;
    }

    private static async Task<int> BulletinAsync(Given given, VillageCase place)
    {
        var week = (await given.Use<BulletinListQuery>().RunAsync(place.Staff, 1))!.Weeks[0];
        given.Clock.Advance(week.Until.AddDays(7) - given.Clock.GetUtcNow().UtcDateTime);
        var until = week.Until.AddDays(7);
        var begun = await given.Use<BeginBulletin>().RunAsync(place.Staff, new(place.Campaign.Id, until));
        var draft = (await given.Use<BulletinDraftQuery>().RunAsync(place.Staff, begun.DraftId))!;
        var issued = await given
            .Use<IssueBulletin>()
            .RunAsync(place.Staff, new(begun.DraftId, draft.Version, Guid.NewGuid(), draft.Text));
        issued.Violations.Should().BeEmpty();
        return issued.BulletinId;
    }
}

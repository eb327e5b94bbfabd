using FederationReform.Access;
using FederationReform.Meetings;
using FederationReform.Meetings.Templates;
using FederationReform.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FederationReform.Web.Meetings;

public sealed partial class TemplatePage
{
    private MeetingPaper? paper;
    private IReadOnlyList<TemplateVersion>? versions;
    private CheckedTemplate? found;
    private Guid upload;
    private int attempt;
    private int? back;
    private bool refused;
    private string? said;
    private ActionDialog adopting = default!;
    private ActionDialog restoring = default!;

    [Parameter]
    public string Kind { get; set; } = "";

    private TemplateCase Case { get; set; } = TemplateCase.Congress;

    private TemplateVersion? Now => versions is [var newest, ..] ? newest : null;

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        if (await Current.OrSignInAsync() is not { } scope)
            return;
        refused = !scope.May(Permissions.SetPaperTemplates);
        if (refused)
            return;
        var link = Asked;
        if (
            LinkWord.Read<PaperKind>(Kind) is not { } kind
            || !TemplateCases.Of(MeetingPapers.Of(kind)).Contains(link.Case)
        )
        {
            Navigation.NotFound();
            return;
        }
        if (paper?.Kind != kind || Case != link.Case)
            (said, found) = (null, null);
        (paper, Case) = (MeetingPapers.Of(kind), link.Case);
        versions = await History.RunAsync(scope, kind, Case);
    }

    private async Task UploadedAsync(Guid uploaded)
    {
        if (await Current.OrSignInAsync() is not { } scope)
            return;
        (upload, said) = (uploaded, null);
        found = await Check.RunAsync(scope, paper!.Kind, Case, uploaded);
        attempt++;
        StateHasChanged();
        await Browser.InvokeVoidAsync("portal.focus", "template-check");
    }

    private async Task ForgetAsync()
    {
        found = null;
        if (await Current.OrSignInAsync() is { } scope)
            await Discarding.RunAsync(scope, upload);
    }

    private void GoBack(int? number)
    {
        back = number;
        restoring.Open();
    }

    private Task<Violations> AdoptAsync(UnitScope scope, Guid operation, string? reason) =>
        Adopt.RunAsync(scope, new(paper!.Kind, Case, upload, reason));

    private Task<Violations> RestoreAsync(UnitScope scope, Guid operation, string? reason) =>
        Restore.RunAsync(scope, new(paper!.Kind, Case, back, reason, operation));

    private Task DoneAsync(string done)
    {
        (said, found) = (done, null);
        return LoadAsync();
    }

    private static string WordsOf(TemplateVersion version) =>
        version.BuiltIn ? "改回内置模板"
        : version.SameAs is { } same ? $"恢复第{same}版"
        : "上传的模板";
}

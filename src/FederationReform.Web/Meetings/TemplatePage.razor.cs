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

    private TemplateVersion? Now => versions is [var newest, ..] ? newest : null;

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        if (await Current.OrSignInAsync() is not { } scope)
            return;
        refused = !scope.May(Permissions.SetPaperTemplates);
        if (refused)
            return;
        if (LinkWord.Read<PaperKind>(Kind) is not { } kind)
        {
            Navigation.NotFound();
            return;
        }
        paper = MeetingPapers.Of(kind);
        versions = await History.RunAsync(scope, kind);
    }

    private async Task UploadedAsync(Guid uploaded)
    {
        if (await Current.OrSignInAsync() is not { } scope)
            return;
        (upload, said) = (uploaded, null);
        found = await Check.RunAsync(scope, paper!.Kind, uploaded);
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
        Adopt.RunAsync(scope, new(paper!.Kind, upload, reason));

    private Task<Violations> RestoreAsync(UnitScope scope, Guid operation, string? reason) =>
        Restore.RunAsync(scope, new(paper!.Kind, back, reason, operation));

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

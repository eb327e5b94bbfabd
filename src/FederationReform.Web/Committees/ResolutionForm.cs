using FederationReform.Committees;

namespace FederationReform.Web.Committees;

/// <summary>A resolution while it is typed.</summary>
public sealed class ResolutionForm
{
    public string? Meeting { get; set; }
    public string? Document { get; set; }
    public DateOnly? UpperConsentOn { get; set; }

    public static ResolutionForm Of(Resolution resolution) =>
        new()
        {
            Meeting = resolution.Meeting,
            Document = resolution.Document,
            UpperConsentOn = resolution.UpperConsentOn,
        };

    public Resolution Typed => new(Meeting, Document, UpperConsentOn);
}

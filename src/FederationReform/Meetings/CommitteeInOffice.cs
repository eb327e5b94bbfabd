using FederationReform.Committees;
using FederationReform.People;

namespace FederationReform.Meetings;

/// <summary>The committee that an approved result formed or filled up, for the papers after the meeting.</summary>
/// <param name="Number">届; null when not known.</param>
/// <param name="Posts">Those in office, by post, then by strokes.</param>
internal sealed record CommitteeInOffice(
    int? Number,
    DateOnly ElectedOn,
    DateOnly EndsOn,
    Seats Seats,
    IReadOnlyList<CommitteePost> Posts
);

internal sealed record CommitteePost(string Name, Position Position, string? Duties);

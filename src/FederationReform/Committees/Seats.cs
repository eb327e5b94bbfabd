using FederationReform.People;

namespace FederationReform.Committees;

/// <summary>职数: how many places a committee has.</summary>
/// <param name="Executives">执委总数, including the chair and vice-chairs: the four numbers are never added.</param>
public sealed record Seats(int Chairs, int FullTimeViceChairs, int PartTimeViceChairs, int Executives)
{
    public const int Most = 200;

    /// <summary>As many places as members, but always one chair: a committee without a chair has a vacancy.</summary>
    /// <param name="executives">应选名额; null for the number of members.</param>
    public static Seats Of(IReadOnlyCollection<Position> positions, int? executives = null) =>
        new(
            Math.Max(1, positions.Count(p => p == Position.Chair)),
            positions.Count(p => p == Position.FullTimeViceChair),
            positions.Count(p => p == Position.PartTimeViceChair),
            Math.Max(executives ?? 0, positions.Count)
        );

    /// <summary>The places of a position; for executives, those of the whole committee.</summary>
    public int Of(Position position) =>
        position switch
        {
            Position.Chair => Chairs,
            Position.FullTimeViceChair => FullTimeViceChairs,
            Position.PartTimeViceChair => PartTimeViceChairs,
            Position.StandingMember or Position.Executive => Executives,
            _ => throw new ArgumentOutOfRangeException(nameof(position)),
        };
}

/// <summary>
/// 缺额: places nobody holds. The executives' number includes the leaders' places, so the four are never added.
/// </summary>
public sealed record Vacancies(int Chairs, int FullTimeViceChairs, int PartTimeViceChairs, int Executives)
{
    public static Vacancies Of(Seats seats, IReadOnlyCollection<Position> held) =>
        Of(
            seats,
            new Seats(
                held.Count(p => p == Position.Chair),
                held.Count(p => p == Position.FullTimeViceChair),
                held.Count(p => p == Position.PartTimeViceChair),
                held.Count
            )
        );

    /// <param name="held">How many people hold each position.</param>
    public static Vacancies Of(Seats seats, Seats held) =>
        new(
            Missing(seats.Chairs, held.Chairs),
            Missing(seats.FullTimeViceChairs, held.FullTimeViceChairs),
            Missing(seats.PartTimeViceChairs, held.PartTimeViceChairs),
            Missing(seats.Executives, held.Executives)
        );

    public int ViceChairs => FullTimeViceChairs + PartTimeViceChairs;

    public bool Any => Chairs > 0 || ViceChairs > 0 || Executives > 0;

    private static int Missing(int seats, int held) => Math.Max(0, seats - held);
}

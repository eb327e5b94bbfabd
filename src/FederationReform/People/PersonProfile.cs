namespace FederationReform.People;

/// <summary>
/// The data of a person that do not depend on a post: the columns that results share, and those that only a roster has.
/// </summary>
/// <param name="Member">Position, votes and the data of a post are ignored.</param>
/// <param name="Residence">现居住地; only when it lies outside the unit's area.</param>
/// <param name="Workplace">工作单位及职务, or the person's occupation in words.</param>
/// <param name="Specialty">特长</param>
/// <param name="Note">备注</param>
/// <param name="LivesIn">现居地, as far as the county or the province.</param>
public sealed record PersonProfile(
    ElectedMember Member,
    string? Residence = null,
    string? Workplace = null,
    string? Specialty = null,
    string? Note = null,
    LivingArea? LivesIn = null
)
{
    public static PersonProfile Blank { get; } = new(new ElectedMember { Name = "" });
}

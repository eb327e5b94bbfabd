using FederationReform.Elections;
using FederationReform.People;
using FederationReform.Reforms;

namespace FederationReform.Rosters;

/// <summary>What is kept of a person whatever post she holds: what an elected member's row says of her, and what only a roster asks.</summary>
/// <param name="Member">Her position, votes and what belongs to a post are not looked at.</param>
/// <param name="Residence">现居住地, only where it is outside the unit's area.</param>
/// <param name="Workplace">工作单位及职务, or what she does for a living.</param>
/// <param name="Specialty">特长</param>
/// <param name="Note">备注</param>
public sealed record PersonProfile(ElectedMember Member, string? Residence = null, string? Workplace = null, string? Specialty = null, string? Note = null)
{
    public static PersonProfile Blank { get; } = new(new ElectedMember { Name = "" });
}

/// <summary>The fields of a person as they are typed, pasted or imported: how each text is read and written. Pages, import and history read this one list.</summary>
public static class PersonInputs
{
    public static IReadOnlyList<ResultInput<PersonProfile>> All { get; } =
    [
        .. OfMember("Name", "Sex", "Birth", "EthnicGroup", "Education", "PoliticalStatus", "Occupation", "InSystem"),
        Text("Workplace", "工作单位及职务", PlainText.NameRunes, p => p.Workplace, (p, text) => p with { Workplace = text }, "工作单位", "单位及职务", "所在单位及职务", "工作单位和职务", "现工作单位"),
        .. OfMember("Phone"),
        Text("Residence", "现居住地", Person.ResidenceRunes, p => p.Residence, (p, text) => p with { Residence = text }, "居住地", "现住址", "住址", "家庭住址"),
        Text("Specialty", "特长", PlainText.NameRunes, p => p.Specialty, (p, text) => p with { Specialty = text }, "专长", "个人特长", "特长爱好"),
        Text("Note", "备注", PlainText.NoteRunes, p => p.Note, (p, text) => p with { Note = text }, "说明") with { Lines = true },
    ];

    private static IEnumerable<ResultInput<PersonProfile>> OfMember(params IEnumerable<string> keys) =>
        keys.Select(key => ResultColumns.Members[ResultColumns.IndexOf(key)].Within<PersonProfile>(p => p.Member, (p, member) => p with { Member = member }));

    private static ResultInput<PersonProfile> Text(string key, string title, int maxRunes, Func<PersonProfile, string?> get, Func<PersonProfile, string?, PersonProfile> set, params string[] headings) => new(key, title, maxRunes)
    {
        Headings = headings,
        Write = p => get(p) ?? "",
        Fill = (p, text) => Reading.Of(set(p, PlainText.Clean(text))),
    };
}

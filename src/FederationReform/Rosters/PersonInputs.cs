using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.Rosters;

/// <summary>
/// The fields of a person as they are typed, pasted or imported: how each text is read and written. Pages, import and
/// history all use this list.
/// </summary>
public static class PersonInputs
{
    public static IReadOnlyList<ResultInput<PersonProfile>> All { get; } =
    [
        .. OfMember("Name", "Sex", "Birth", "EthnicGroup", "Education", "PoliticalStatus", "Occupation", "InSystem"),
        Inputs.Text<PersonProfile>(
            "Workplace",
            "工作单位及职务",
            p => p.Workplace,
            (p, text) => p with { Workplace = text },
            "工作单位",
            "单位及职务",
            "所在单位及职务",
            "工作单位和职务",
            "现工作单位"
        ),
        .. OfMember("Phone"),
        Inputs.Text<PersonProfile>(
            "Residence",
            "现居住地",
            p => p.Residence,
            (p, text) => p with { Residence = text },
            "居住地",
            "现住址",
            "住址",
            "家庭住址"
        ) with
        {
            MaxRunes = Person.ResidenceRunes,
        },
        Inputs.Choice<PersonProfile, LivingArea>(
            "LivesIn",
            "现居地",
            CodeLists.LivesIn,
            p => p.LivesIn,
            (p, area) => p with { LivesIn = area },
            "现居地范围",
            "居住范围",
            "本县/县外/省外"
        ),
        Inputs.Text<PersonProfile>(
            "Specialty",
            "特长",
            p => p.Specialty,
            (p, text) => p with { Specialty = text },
            "专长",
            "个人特长",
            "特长爱好"
        ),
        Inputs.Text<PersonProfile>("Note", "备注", p => p.Note, (p, text) => p with { Note = text }, "说明") with
        {
            MaxRunes = PlainText.NoteRunes,
            Lines = true,
        },
    ];

    private static IEnumerable<ResultInput<PersonProfile>> OfMember(params IEnumerable<string> keys) =>
        keys.Select(key =>
            ResultColumns
                .Members[ResultColumns.IndexOf(key)]
                .Within<PersonProfile>(p => p.Member, (p, member) => p with { Member = member })
        );
}

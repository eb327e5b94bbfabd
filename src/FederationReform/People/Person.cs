using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.Rosters;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.People;

/// <summary>人: what is true of her whatever post she holds. She may live outside the area; two people of one name stay two.</summary>
internal sealed class Person : IBelongsToUnit, IVersioned
{
    public const int PhoneLength = 20;
    public const int ResidenceRunes = 100;

    /// <summary>Searched by their beginning and sorted: compared by byte on both engines.</summary>
    public static IReadOnlyList<string> ByByte { get; } = [nameof(Pinyin), nameof(Initials), nameof(OtherPinyin), nameof(OtherInitials), nameof(StrokeKey), nameof(PhoneBackwards)];

    private Person() { }

    public static Person Create(int unitId, string unitPath, ElectedMember member)
    {
        var person = new Person { UnitId = unitId, UnitPath = unitPath };
        person.Update(member);
        return person;
    }

    public static Person Create(int unitId, string unitPath, PersonProfile profile)
    {
        var person = new Person { UnitId = unitId, UnitPath = unitPath };
        person.Correct(profile);
        return person;
    }

    public int Id { get; private set; }

    /// <summary>The unit that keeps her data, not her residence.</summary>
    public int UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>The name in full pinyin and by initials, to be found by; see <see cref="People.Pinyin"/>.</summary>
    public string Pinyin { get; private set; } = "";

    public string Initials { get; private set; } = "";

    /// <summary>The same in the second way to read the name (覃 Tan beside Qin); null for most.</summary>
    public string? OtherPinyin { get; private set; }

    public string? OtherInitials { get; private set; }

    /// <summary>See <see cref="StrokeOrder.Key"/>.</summary>
    public string StrokeKey { get; private set; } = "";

    public Sex Sex { get; private set; }
    public DateOnly? BornOn { get; private set; }

    /// <summary>False when only year and month are known; <see cref="BornOn"/> is then the first of the month.</summary>
    public bool BirthDayKnown { get; private set; }

    /// <summary>GB 3304-91 code, 1 to 56; null when not known.</summary>
    public int? EthnicGroup { get; private set; }

    public Education Education { get; private set; }
    public PoliticalStatus? PoliticalStatus { get; private set; }
    public Occupation? Occupation { get; private set; }

    /// <summary>体制内: on the payroll of the Party, the state or its institutions. Null when not known.</summary>
    public bool? InSystem { get; private set; }

    public string? Phone { get; private set; }

    /// <summary>The digits of her phone from the last to the first, so that the last four are the beginning of an index.</summary>
    public string? PhoneBackwards { get; private set; }

    /// <summary>现居住地, only where it is outside the unit's area: nobody has to live there to hold a post.</summary>
    public string? Residence { get; private set; }

    /// <summary>工作单位及职务, or what she does for a living.</summary>
    public string? Workplace { get; private set; }

    /// <summary>特长</summary>
    public string? Specialty { get; private set; }

    /// <summary>备注</summary>
    public string? Note { get; private set; }

    /// <summary>Her ID number, sealed; see <see cref="IdNumbers.IdNumberKey"/>. Null where none is registered.</summary>
    public byte[]? IdNumberSealed { get; private set; }

    /// <summary>The number's keyed hash: to find it, and to find it twice.</summary>
    public string? IdNumberHash { get; private set; }

    public int Version { get; set; }

    public PersonProfile Profile => new(
        new()
        {
            Name = Name,
            Sex = Sex,
            Birth = BornOn is { } born ? new(born, BirthDayKnown) : null,
            EthnicGroup = EthnicGroup,
            Education = Education,
            PoliticalStatus = PoliticalStatus,
            Occupation = Occupation,
            InSystem = InSystem,
            Phone = Phone,
        },
        Residence, Workplace, Specialty, Note);

    public void RegisterIdNumber(byte[] sealedNumber, string hash) => (IdNumberSealed, IdNumberHash) = (sealedNumber, hash);

    /// <summary>What stood there before a number that is taken back; nothing, if there was none.</summary>
    public void ReturnToIdNumber(byte[]? sealedNumber, string? hash) => (IdNumberSealed, IdNumberHash) = (sealedNumber, hash);

    public void ForgetIdNumber() => (IdNumberSealed, IdNumberHash) = (null, null);

    public void LivesAt(string? place) => Residence = place;

    /// <summary>Her data as they should stand, all of them.</summary>
    public void Correct(PersonProfile profile)
    {
        Update(profile.Member);
        (BornOn, BirthDayKnown) = (profile.Member.Birth?.Date, profile.Member.Birth?.DayKnown ?? false);
        (Residence, Workplace, Specialty, Note) = (profile.Residence, profile.Workplace, profile.Specialty, profile.Note);
    }

    /// <summary>What a newer list says of her.</summary>
    public void Update(ElectedMember member)
    {
        Take(member.Name);
        Sex = member.Sex;
        // A later list that only says the month does not take the day away.
        if (!(BirthDayKnown && member.Birth is { DayKnown: false }))
        {
            BornOn = member.Birth?.Date;
            BirthDayKnown = member.Birth?.DayKnown ?? false;
        }
        EthnicGroup = member.EthnicGroup;
        Education = member.Education;
        PoliticalStatus = member.PoliticalStatus;
        Occupation = member.Occupation;
        InSystem = member.InSystem;
        (Phone, PhoneBackwards) = (member.Phone, PhoneText.Backwards(member.Phone));
    }

    public AuditSubject Subject => new(SubjectKind.Person, Id, UnitId, UnitPath);

    /// <summary>Nothing in the two births says that they are two people; one that is not known, or a day that is not, says nothing.</summary>
    public bool MayHaveBeenBornWith(Person other) =>
        BornOn is not { } mine || other.BornOn is not { } hers || mine == hers || (!(BirthDayKnown && other.BirthDayKnown) && (mine.Year, mine.Month) == (hers.Year, hers.Month));

    /// <summary>Takes from another entry of the same person what is not known here.</summary>
    /// <returns>What was taken, in words; the phone masked.</returns>
    public IReadOnlyList<FieldChange> FillFrom(Person other)
    {
        var taken = new List<FieldChange>();
        if (other.BornOn is { } born && (BornOn is null || (!BirthDayKnown && other.BirthDayKnown)))
        {
            taken.Add(new("出生年月", BornOn is { } mine ? new BirthDate(mine, BirthDayKnown).ToString() : null, new BirthDate(born, other.BirthDayKnown).ToString()));
            (BornOn, BirthDayKnown) = (born, other.BirthDayKnown);
        }
        if (Education == Education.Unknown && other.Education != Education.Unknown)
            taken.Add(new("文化程度", null, CodeLists.Education.Name(Education = other.Education)));
        if (EthnicGroup is null && other.EthnicGroup is { } group)
            taken.Add(new("民族", null, CodeLists.EthnicGroup.Name(EthnicGroup = group)));
        if (PoliticalStatus is null && other.PoliticalStatus is { } status)
            taken.Add(new("政治面貌", null, CodeLists.PoliticalStatus.Name(PoliticalStatus = status)));
        if (Occupation is null && other.Occupation is { } occupation)
            taken.Add(new("身份", null, CodeLists.Occupation.Name(Occupation = occupation)));
        if (InSystem is null && other.InSystem is { } inSystem)
            taken.Add(new("体制内", null, CodeLists.InSystem.Name(InSystem = inSystem)));
        if (Residence is null && other.Residence is { } residence)
            taken.Add(new("现居住地", null, Residence = residence));
        if (Workplace is null && other.Workplace is { } workplace)
            taken.Add(new("工作单位及职务", null, Workplace = workplace));
        if (Specialty is null && other.Specialty is { } specialty)
            taken.Add(new("特长", null, Specialty = specialty));
        if (Note is null && other.Note is { } note)
            taken.Add(new("备注", null, Note = note));
        if (Phone is null && other.Phone is { } phone)
        {
            taken.Add(new("联系电话", null, PhoneText.Masked(phone)));
            (Phone, PhoneBackwards) = (phone, other.PhoneBackwards);
        }
        if (IdNumberHash is null && other.IdNumberHash is not null)
        {
            taken.Add(new("身份证号", null, "已登记"));
            (IdNumberSealed, IdNumberHash) = (other.IdNumberSealed, other.IdNumberHash);
        }
        return taken;
    }

    private void Take(string name)
    {
        Name = name;
        (Pinyin, Initials) = People.Pinyin.OfPerson(name).Shortened;
        var other = People.Pinyin.OtherOfPerson(name)?.Shortened;
        (OtherPinyin, OtherInitials) = (other?.Full, other?.Initials);
        StrokeKey = StrokeOrder.Key(name);
    }

    internal sealed class Configuration : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> person)
        {
            person.Ignore(p => p.Subject).Ignore(p => p.Profile);
            person.Property(p => p.Name).HasMaxLength(2 * PlainText.NameRunes);
            person.Property(p => p.Pinyin).HasMaxLength(NamePinyin.MostLetters);
            person.Property(p => p.Initials).HasMaxLength(NamePinyin.MostCharacters);
            person.Property(p => p.OtherPinyin).HasMaxLength(NamePinyin.MostLetters);
            person.Property(p => p.OtherInitials).HasMaxLength(NamePinyin.MostCharacters);
            person.Property(p => p.StrokeKey).HasMaxLength(StrokeOrder.KeyLength);
            person.Property(p => p.Phone).HasMaxLength(PhoneLength);
            person.Property(p => p.PhoneBackwards).HasMaxLength(PhoneLength);
            person.Property(p => p.Residence).HasMaxLength(2 * ResidenceRunes);
            person.Property(p => p.Workplace).HasMaxLength(2 * PlainText.NameRunes);
            person.Property(p => p.Specialty).HasMaxLength(2 * PlainText.NameRunes);
            person.Property(p => p.Note).HasMaxLength(2 * PlainText.NoteRunes);
            person.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
            person.HasIndex(p => p.UnitPath);
            // A part of a name no index finds, but going through this one is a fraction of going through the people.
            person.HasIndex(p => new { p.Name, p.Id });
            // Found by the beginning of each, also among hundreds of thousands.
            person.HasIndex(p => p.Pinyin);
            person.HasIndex(p => p.Initials);
            person.HasIndex(p => p.OtherPinyin);
            person.HasIndex(p => p.OtherInitials);
            person.HasIndex(p => p.PhoneBackwards);
            person.Property(p => p.IdNumberHash).HasMaxLength(IdNumbers.IdNumberKey.HashLength);
            person.HasIndex(p => p.IdNumberHash);
        }
    }
}

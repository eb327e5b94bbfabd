using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.People;

/// <summary>
/// 人: facts about a person that do not depend on a post. The person may live outside the area; two people of the same
/// name stay two.
/// </summary>
internal sealed class Person : IBelongsToUnit, IVersioned, IFoundByHash
{
    public const int ResidenceRunes = 100;

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

    /// <summary>The unit that keeps the person's data, not the residence.</summary>
    public int UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>The name in full pinyin and by initials, for the search; see <see cref="Text.Pinyin"/>.</summary>
    public string Pinyin { get; private set; } = "";

    public string Initials { get; private set; } = "";

    /// <summary>The same in a second reading of the name (覃 Tan beside Qin); null for most names.</summary>
    public string? OtherPinyin { get; private set; }

    public string? OtherInitials { get; private set; }

    /// <summary>See <see cref="StrokeOrder.Key"/>.</summary>
    public string StrokeKey { get; private set; } = "";

    public Sex Sex { get; private set; }
    public DateOnly? BornOn { get; private set; }

    /// <summary>With the day or without it; null when the birth is not stored.</summary>
    public BirthDate? Birth => BornOn is { } born ? new(born, BirthDayKnown) : null;

    /// <summary>
    /// False when only year and month are known; <see cref="BornOn"/> is then the first of the month.
    /// </summary>
    public bool BirthDayKnown { get; private set; }

    /// <summary>GB 3304-91 code, 1 to 56; null when not known.</summary>
    public int? EthnicGroup { get; private set; }

    public Education Education { get; private set; }
    public PoliticalStatus? PoliticalStatus { get; private set; }
    public Occupation? Occupation { get; private set; }

    /// <summary>体制内: on the payroll of the Party, the state or its institutions. Null when not known.</summary>
    public bool? InSystem { get; private set; }

    /// <summary>Encrypted in the database, and found by the two hashes.</summary>
    public string? Phone { get; private set; }

    /// <summary>See <see cref="PhoneHashes.Whole"/>.</summary>
    public string? PhoneHash { get; private set; }

    /// <summary>See <see cref="PhoneHashes.End"/>.</summary>
    public string? PhoneEndHash { get; private set; }

    /// <summary>
    /// 现居住地; filled in only when it lies outside the unit's area, because a post requires no residence there.
    /// </summary>
    public string? Residence { get; private set; }

    /// <summary>现居地, as far as the county or the province; null when nobody said.</summary>
    public LivingArea? LivesIn { get; private set; }

    /// <summary>工作单位及职务, or the person's occupation in words.</summary>
    public string? Workplace { get; private set; }

    /// <summary>特长</summary>
    public string? Specialty { get; private set; }

    /// <summary>备注</summary>
    public string? Note { get; private set; }

    /// <summary>
    /// The encrypted ID number; its key lies beside the database. Null when none is registered.
    /// </summary>
    public byte[]? IdNumberSealed { get; private set; }

    /// <summary>The keyed hash of the ID number, by which the number and its duplicates are found.</summary>
    public string? IdNumberHash { get; private set; }

    public int Version { get; set; }

    public PersonProfile Profile =>
        new(
            new()
            {
                Name = Name,
                Sex = Sex,
                Birth = Birth,
                EthnicGroup = EthnicGroup,
                Education = Education,
                PoliticalStatus = PoliticalStatus,
                Occupation = Occupation,
                InSystem = InSystem,
                Phone = Phone,
            },
            Residence,
            Workplace,
            Specialty,
            Note,
            LivesIn
        );

    public void RegisterIdNumber(byte[] sealedNumber, string hash) =>
        (IdNumberSealed, IdNumberHash) = (sealedNumber, hash);

    /// <summary>Restores the number from before a registration that is taken back; null when there was none.</summary>
    public void ReturnToIdNumber(byte[]? sealedNumber, string? hash) =>
        (IdNumberSealed, IdNumberHash) = (sealedNumber, hash);

    public void ForgetIdNumber() => (IdNumberSealed, IdNumberHash) = (null, null);

    public void LivesAt(string? place) => Residence = place;

    /// <summary>Replaces all data of the person.</summary>
    public void Correct(PersonProfile profile)
    {
        Update(profile.Member);
        (BornOn, BirthDayKnown) = (profile.Member.Birth?.Date, profile.Member.Birth?.DayKnown ?? false);
        (Residence, Workplace, Specialty, Note, LivesIn) = (
            profile.Residence,
            profile.Workplace,
            profile.Specialty,
            profile.Note,
            profile.LivesIn
        );
    }

    /// <summary>Takes over the data of a newer list.</summary>
    public void Update(ElectedMember member)
    {
        Take(member.Name);
        Sex = member.Sex;
        // A later list that gives only the month does not remove a known day.
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
        Phone = member.Phone;
    }

    public AuditSubject Subject => new(SubjectKind.Person, Id, UnitId, UnitPath);

    /// <summary>
    /// Whether the two dates of birth may be one: an unknown date, or an unknown day in the same month, contradicts
    /// nothing.
    /// </summary>
    public bool MayHaveBeenBornWith(Person other) =>
        BornOn is not { } mine
        || other.BornOn is not { } hers
        || mine == hers
        || (!(BirthDayKnown && other.BirthDayKnown) && (mine.Year, mine.Month) == (hers.Year, hers.Month));

    /// <summary>Fills what is not known here from another entry of the same person.</summary>
    public void FillFrom(Person other)
    {
        if (other.BornOn is not null && (BornOn is null || (!BirthDayKnown && other.BirthDayKnown)))
            (BornOn, BirthDayKnown) = (other.BornOn, other.BirthDayKnown);
        if (Education == Education.Unknown)
            Education = other.Education;
        EthnicGroup ??= other.EthnicGroup;
        PoliticalStatus ??= other.PoliticalStatus;
        Occupation ??= other.Occupation;
        InSystem ??= other.InSystem;
        Residence ??= other.Residence;
        LivesIn ??= other.LivesIn;
        Workplace ??= other.Workplace;
        Specialty ??= other.Specialty;
        Note ??= other.Note;
        Phone ??= other.Phone;
        if (IdNumberHash is null)
            (IdNumberSealed, IdNumberHash) = (other.IdNumberSealed, other.IdNumberHash);
    }

    public void MakeHashes(PersonalDataSeal seal) => (PhoneHash, PhoneEndHash) = (seal.Whole(Phone), seal.End(Phone));

    private void Take(string name)
    {
        Name = name;
        (Pinyin, Initials) = Text.Pinyin.OfPerson(name).Shortened;
        var other = Text.Pinyin.OtherOfPerson(name)?.Shortened;
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
            person.Property(p => p.Phone).IsSealed();
            person.Property(p => p.PhoneHash).HasMaxLength(PersonalDataKey.HashLength);
            person.Property(p => p.PhoneEndHash).HasMaxLength(PersonalDataKey.HashLength);
            person.Property(p => p.Residence).HasMaxLength(2 * ResidenceRunes);
            person.Property(p => p.Workplace).HasMaxLength(2 * PlainText.NameRunes);
            person.Property(p => p.Specialty).HasMaxLength(2 * PlainText.NameRunes);
            person.Property(p => p.Note).HasMaxLength(2 * PlainText.NoteRunes);
            // Searched by their beginning, and sorted.
            foreach (
                var key in (string[])
                    [
                        nameof(Person.Pinyin),
                        nameof(Initials),
                        nameof(OtherPinyin),
                        nameof(OtherInitials),
                        nameof(StrokeKey),
                    ]
            )
                person.Property(key).HasAnnotation(PortalModel.ByByte, true);
            person.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
            person.HasIndex(p => p.UnitPath);
            // No index finds a part of a name, but scanning this one costs a fraction of scanning the table.
            person.HasIndex(p => new { p.Name, p.Id });
            // The search looks each of these up by prefix, among hundreds of thousands of people.
            person.HasIndex(p => p.Pinyin);
            person.HasIndex(p => p.Initials);
            person.HasIndex(p => p.OtherPinyin);
            person.HasIndex(p => p.OtherInitials);
            person.HasIndex(p => p.PhoneHash);
            person.HasIndex(p => p.PhoneEndHash);
            person.Property(p => p.IdNumberHash).HasMaxLength(PersonalDataKey.HashLength);
            person.HasIndex(p => p.IdNumberHash);
        }
    }
}

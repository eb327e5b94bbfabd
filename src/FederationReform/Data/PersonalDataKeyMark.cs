using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Data;

/// <summary>Which key sealed what lies in this database; a single row.</summary>
internal sealed class PersonalDataKeyMark
{
    private const int Only = 1;

    private PersonalDataKeyMark() { }

    public static PersonalDataKeyMark Of(PersonalDataKey key, DateTime now) => new() { Mark = key.Mark, Since = now };

    public int Id { get; private set; } = Only;

    /// <summary>See <see cref="PersonalDataKey.Mark"/>.</summary>
    public string Mark { get; private set; } = "";

    public DateTime Since { get; private set; }

    public void Replace(PersonalDataKey key, DateTime now) => (Mark, Since) = (key.Mark, now);

    internal sealed class Configuration : IEntityTypeConfiguration<PersonalDataKeyMark>
    {
        public void Configure(EntityTypeBuilder<PersonalDataKeyMark> mark)
        {
            mark.ToTable("PersonalDataKeyMark");
            mark.Property(m => m.Id).ValueGeneratedNever();
            mark.Property(m => m.Mark).HasMaxLength(PersonalDataKey.HashLength);
        }
    }
}

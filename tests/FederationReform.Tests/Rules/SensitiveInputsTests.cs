using FederationReform.Data;
using FederationReform.Importing;
using FederationReform.Representatives;
using FederationReform.Rosters;
using FederationReform.Rules;
using FluentAssertions;

namespace FederationReform.Tests.Rules;

/// <summary>
/// Which fields are sensitive is said where the field is defined, and nowhere else. That no audit holds one in clear is
/// looked at after every test of data.
/// </summary>
public sealed class SensitiveInputsTests
{
    private static readonly IReadOnlyList<SheetColumn> All =
    [
        .. ResultColumns.Meeting,
        .. ResultColumns.Members,
        .. ElectionInputs.General,
        .. ElectionInputs.Candidates,
        .. RollInputs.Columns,
        .. RollInputs.QuotaColumns,
        .. PersonInputs.All,
        .. ImportForms.All.SelectMany(form => form.Columns),
        ImportColumns.IdNumber,
    ];

    [Fact]
    public void TelephoneAndIdNumber_AreMasked_WhateverListTheyStandIn()
    {
        var sensitive = All.Where(c => c.Title.Contains("电话") || c.Title.Contains("身份证")).ToList();

        sensitive.Should().HaveCountGreaterThan(5);
        sensitive.Should().OnlyContain(c => c.Mask != null);
        All.Except(sensitive).Should().OnlyContain(c => c.Mask == null);
        sensitive.Select(c => c.Shown("13812345678")).Should().OnlyContain(text => !text.Contains("12345"));
        sensitive.Select(c => c.Shown("")).Should().OnlyContain(text => text.Length == 0);
    }

    [Fact]
    public void Change_IsMasked_AndWhatIsEmptyHasNoWords()
    {
        var phone = PersonInputs.All.Single(c => c.Key == "Phone");

        phone
            .Change("", "13812345678", "演示甲的联系电话")
            .Should()
            .Be(new FieldChange("演示甲的联系电话", null, "138****5678"));
        phone.Change("13812345678", "").Should().Be(new FieldChange("联系电话", "138****5678", null));
    }

    [Fact]
    public void TypedFieldOfACandidate_IsMaskedToo()
    {
        var sheet = new ElectionSheet
        {
            Purpose = ElectionPurpose.Executives,
            Body = ElectingBody.Congress,
            Method = ElectionMethod.Differential,
            Candidates =
            [
                new()
                {
                    Id = 1,
                    Person = new() { Name = "演示甲", Phone = "13812345678" },
                },
            ],
        };

        var input = ElectionInputs.Find(sheet, ElectionFields.Candidate(1, "Phone"))!;

        (input.Write(sheet), input.Shown(input.Write(sheet))).Should().Be(("13812345678", "138****5678"));
    }
}

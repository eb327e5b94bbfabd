using System.Reflection;
using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Access;

/// <summary>
/// docs/access.md is what a reader is told about rights; it says what the program does, line by line.
/// </summary>
public sealed class PermissionsTests
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();

    [Fact]
    public void EveryPermission_IsInTheList_AndOpenToSomebody()
    {
        var declared = typeof(Permissions)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(f => f.FieldType == typeof(Permission))
            .Select(f => (Permission)f.GetValue(null)!)
            .ToList();

        Permissions.All.Should().BeEquivalentTo(declared).And.NotBeEmpty();
        Permissions.All.Should().OnlyContain(p => p.Roles.Count > 0 && p.Roles.Distinct().Count() == p.Roles.Count);
        Permissions.All.Select(p => p.Name).Should().OnlyHaveUniqueItems();
    }

    /// <summary>
    /// AC-15: who keeps the accounts does not touch the records, and who approves does not make accounts.
    /// </summary>
    [Fact]
    public void Duties_AreApart()
    {
        Permissions.ManageAccounts.Roles.Should().Equal(Role.Administrator);
        Permission[] records =
        [
            Permissions.EditRecord,
            Permissions.SubmitRecord,
            Permissions.ReviewRecord,
            Permissions.ManageCampaigns,
        ];
        records.Should().NotContain(p => p.Roles.Contains(Role.Administrator) || p.Roles.Contains(Role.UpperReader));
        Permissions
            .SubmitRecord.Roles.Should()
            .NotIntersectWith(Permissions.ReviewRecord.Roles, "nobody approves what she hands in");
    }

    [Fact]
    public void AccessDocument_SaysWhatTheProgramDoes()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs/access.md"));

        text.Should().Contain(RightsTable(), "docs/access.md must hold this table");
        text.Should().Contain(LevelsTable(), "docs/access.md must hold this table");
        text.Should().Contain(WithoutScopeTable(), "docs/access.md must hold this table");
    }

    private static string RightsTable() =>
        Table(
            ["操作 action", .. Roles.Select(r => r.Name())],
            Permissions.All.Select(p =>
                (string[])[$"{p.Name} `{NameInCode(p)}`", .. Roles.Select(r => Mark(p.Roles.Contains(r)))]
            )
        );

    private static string LevelsTable() =>
        Table(
            ["角色 role", .. Enum.GetValues<UnitLevel>().Select(l => l.Name())],
            Roles.Select(r =>
                (string[])
                    [$"{r.Name()} `{r}`", .. Enum.GetValues<UnitLevel>().Select(l => Mark(RoleLevelRule.Fits(r, l)))]
            )
        );

    private static string WithoutScopeTable() =>
        Table(
            ["类 class", "为什么没有范围 why it has no scope"],
            from type in PortalServices.UseCases
            let without = type.GetCustomAttribute<ActsWithoutScopeAttribute>()
            where without is not null
            orderby type.Name
            select (string[])[$"`{type.Name}`", without.Reason]
        );

    private static string Table(string[] head, IEnumerable<string[]> rows) =>
        string.Concat(
            rows.Prepend([.. head.Select(_ => "---")]).Prepend(head).Select(row => $"| {string.Join(" | ", row)} |\n")
        );

    private static string Mark(bool yes) => yes ? "✓" : "–";

    private static string NameInCode(Permission permission) =>
        typeof(Permissions)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Single(f => ReferenceEquals(f.GetValue(null), permission))
            .Name;
}

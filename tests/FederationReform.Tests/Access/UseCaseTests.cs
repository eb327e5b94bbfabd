using System.Reflection;
using System.Runtime.CompilerServices;
using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Data;
using FederationReform.Demo;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Access;

/// <summary>AC-14: no way to the database without a scope, whatever page or job calls it.</summary>
public sealed class UseCaseTests
{
    /// <summary>
    /// A class that comes here acts for nobody in particular. Think twice, then write its reason on it.
    /// </summary>
    private static readonly string[] WithoutScope =
    [
        "BackUpDatabase",
        "ChangePassword",
        "CheckEvidenceFiles",
        "CheckPersonalDataKey",
        "CreateFirstAdministrator",
        "DemoData",
        "ForgetEvidenceFiles",
        "ForgetImportFiles",
        "Migrator",
        "RecoverAdministrator",
        "ScopeLoader",
        "SendRobotMessages",
        "SessionQuery",
        "SignIn",
        "SignOut",
        "WallQuery",
    ];

    private static readonly List<Type> All = [.. PortalServices.UseCases];

    [Fact]
    public void UseCase_TakesTheScopeFirst()
    {
        var scoped = All.Where(t => t.GetCustomAttribute<ActsWithoutScopeAttribute>() is null).ToList();

        scoped.Should().HaveCountGreaterThan(40, "an empty scan proves nothing");
        foreach (var useCase in scoped)
        {
            var runs = useCase
                .GetMethods(
                    BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly
                )
                .ToList();
            runs.Should().ContainSingle(useCase.Name).Which.Name.Should().Be("RunAsync", useCase.Name);
            runs[0].GetParameters()[0].ParameterType.Should().Be<UnitScope>(useCase.Name);
        }
    }

    [Fact]
    public void UseCase_IsSealed_AndHoldsTheDatabaseOnly()
    {
        All.Should().OnlyContain(t => t.IsSealed);
        // CI-11: one instance serves everybody, so what it kept would be seen by the next user. Demo data runs once,
        // before anybody is there.
        foreach (var useCase in All.Where(t => t != typeof(DemoData)))
            useCase
                .GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
                .Select(f => f.FieldType)
                .Should()
                .BeSubsetOf([typeof(PortalDb)], useCase.Name);
    }

    [Fact]
    public void ClassesWithoutScope_AreTheseAndHaveAReason()
    {
        var without = All.Where(t => t.GetCustomAttribute<ActsWithoutScopeAttribute>() is not null).ToList();

        without.Select(t => t.Name).Should().BeEquivalentTo(WithoutScope);
        without.Should().OnlyContain(t => t.GetCustomAttribute<ActsWithoutScopeAttribute>()!.Reason.Length > 5);
        without
            .Should()
            .NotContain(
                t => t.GetMethods().Any(m => m.GetParameters().Any(p => p.ParameterType == typeof(UnitScope))),
                "then it could take one everywhere"
            );
    }

    /// <summary>A host could only make a scope of its own if something handed it one.</summary>
    [Fact]
    public void Scope_IsMadeByItsLoaderOnly()
    {
        typeof(UnitScope).GetConstructors().Should().BeEmpty();
        typeof(UnitScope).GetProperties().Should().OnlyContain(p => p.SetMethod == null);
        var givers = typeof(UnitScope)
            .Assembly.GetExportedTypes()
            .Where(t => t != typeof(UnitScope))
            .SelectMany(t =>
                t.GetMethods(
                        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly
                    )
                    .Where(m => m.ReturnType.ToString().Contains(nameof(UnitScope), StringComparison.Ordinal))
            );

        givers.Select(m => m.DeclaringType).Should().Equal(typeof(ScopeLoader));
    }

    /// <summary>
    /// Pages see records, rules and use cases; rows and their context stay inside, so that no page compiles a query
    /// past the scope.
    /// </summary>
    [Fact]
    public void Rows_AreNotPublic()
    {
        using var db = new SqlitePortalDbContext.DesignTime().CreateDbContext([]);
        var rows = db
            .Model.GetEntityTypes()
            .Select(e => e.ClrType)
            .Where(t => t.Assembly == typeof(PortalDb).Assembly)
            .ToList();

        rows.Should().NotBeEmpty();
        // Identity's stores ask for a public account; its setters and verbs are not.
        rows.Where(t => t.IsPublic).Should().Equal(typeof(FederationReform.Accounts.Account));
        typeof(FederationReform.Accounts.Account)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(p => p.SetMethod is { IsPublic: true })
            .Select(p => p.Name)
            .Should()
            .Equal(nameof(IVersioned.Version));
        typeof(PortalDbContext).IsPublic.Should().BeFalse();
    }

    /// <summary>CI-11: what is static is shared by all users and all tests.</summary>
    [Fact]
    public void StaticFields_CannotChange()
    {
        var fields = typeof(PortalDb)
            .Assembly.GetTypes()
            .Where(t => !IsCompilers(t))
            .SelectMany(t =>
                t.GetFields(
                    BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
            .Where(f =>
                !f.IsLiteral && !f.Name.Contains('<', StringComparison.Ordinal)
                || f.Name.Contains("k__BackingField", StringComparison.Ordinal)
            )
            .ToList();

        fields.Should().HaveCountGreaterThan(20, "an empty scan proves nothing");
        fields.Where(f => !f.IsInitOnly).Should().BeEmpty();
        fields
            .Where(f => IsContainer(f.FieldType) && f.IsPublic)
            .Should()
            .BeEmpty("what is public and can be added to, is added to");
        fields
            .Where(f => typeof(System.Collections.IDictionary).IsAssignableFrom(f.FieldType) && !f.IsPrivate)
            .Should()
            .BeEmpty();
    }

    private static bool IsCompilers(Type type) =>
        type.GetCustomAttribute<CompilerGeneratedAttribute>() is not null
        || type.Name.Contains('<', StringComparison.Ordinal)
        || (type.DeclaringType is { } outer && IsCompilers(outer));

    private static bool IsContainer(Type type) =>
        type.IsArray
        || (
            type.IsGenericType
            && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICollection<>))
        );
}

using System.Reflection;
using System.Runtime.CompilerServices;
using FederationReform.Data;
using FluentAssertions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace FederationReform.Web.Tests.Architecture;

/// <summary>One process serves everybody: what is kept in the wrong place is shown to the wrong person.</summary>
public sealed class StateTests
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>Runs while a request is there, at the start of each, and notes the address beside the identity.</summary>
    private static readonly Type[] MayAskForTheRequest = [typeof(Web.Access.ClientAddress)];

    private static readonly Assembly[] Ours = [typeof(PortalDb).Assembly, typeof(Urls).Assembly];

    /// <summary>CI-11.</summary>
    [Fact]
    public void StaticField_KeepsNothingThatChanges()
    {
        var changing = Types().SelectMany(t => t.GetFields(Everything))
            .Where(f => f is { IsStatic: true, IsLiteral: false } && !IsWrittenByTheCompiler(f) && (!f.IsInitOnly || IsFillable(f.FieldType)))
            .Select(f => $"{f.DeclaringType!.FullName}.{f.Name}");

        changing.Should().BeEmpty();
    }

    /// <summary>CI-11: use cases are one of each for the whole process. What a primary constructor was given is all they have.</summary>
    [Fact]
    public void UseCase_KeepsNothingBetweenCalls()
    {
        var useCases = PortalServices.UseCases.ToList();
        useCases.Should().HaveCountGreaterThan(10);

        var kept = useCases.SelectMany(t => t.GetFields(Everything).Where(f => !f.IsStatic && !f.IsInitOnly && !f.Name.StartsWith('<')).Select(f => $"{t.Name}.{f.Name}"));

        kept.Should().BeEmpty();
    }

    /// <summary>CI-09: a circuit outlives the request that began it.</summary>
    [Fact]
    public void Request_IsAskedForByStaticPagesOnly()
    {
        var asking = Types()
            .Where(t => t.GetConstructors(Everything).Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(IHttpContextAccessor)))
                || t.GetFields(Everything).Any(f => f.FieldType == typeof(IHttpContextAccessor) || f.FieldType == typeof(HttpContext)))
            .Where(t => !IsWrittenByTheCompiler(t))
            .ToList();

        asking.Should().NotBeEmpty();
        asking.Where(t => !MayAskForTheRequest.Contains(t) && !IsStaticPage(t) && t != typeof(App)).Should().BeEmpty();
    }

    private static IEnumerable<Type> Types() => Ours.SelectMany(a => a.GetTypes()).Where(t => !IsWrittenByTheCompiler(t));

    private static bool IsStaticPage(Type type) =>
        typeof(IComponent).IsAssignableFrom(type) && type.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute));

    private static bool IsWrittenByTheCompiler(MemberInfo member) =>
        member.Name.Contains('<') || member.IsDefined(typeof(CompilerGeneratedAttribute)) || (member.DeclaringType is { } outer && IsWrittenByTheCompiler(outer));

    /// <summary>A collection that can be added to. Frozen and immutable ones, arrays of constants and read-only views cannot.</summary>
    private static bool IsFillable(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is { } open
        && (open == typeof(List<>) || open == typeof(Dictionary<,>) || open == typeof(HashSet<>) || open == typeof(Queue<>) || open.Namespace == "System.Collections.Concurrent");
}

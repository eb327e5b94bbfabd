using System.Reflection;
using System.Runtime.CompilerServices;
using FluentAssertions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace FederationReform.Web.Tests.Architecture;

/// <summary>One process serves everybody: what is kept in the wrong place is shown to the wrong person.</summary>
public sealed class StateTests
{
    private const BindingFlags Everything =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Static
        | BindingFlags.Instance
        | BindingFlags.DeclaredOnly;

    private static readonly Type[] MayAskForTheRequest =
    [
        // Runs while a request is there, at the start of each, and notes the address beside the identity.
        typeof(Web.Access.ClientAddress),
        // Only to set the status of a page that is answered; on a circuit there is none.
        typeof(Web.Components.Fault),
    ];

    /// <summary>CI-11; the library has a test of its own.</summary>
    [Fact]
    public void StaticField_KeepsNothingThatChanges()
    {
        var fields = Types()
            .SelectMany(t => t.GetFields(Everything))
            .Where(f => f is { IsStatic: true, IsLiteral: false } && !IsWrittenByTheCompiler(f))
            .ToList();

        fields.Should().NotBeEmpty();
        fields
            .Where(f => !f.IsInitOnly || IsFillable(f.FieldType))
            .Select(f => $"{f.DeclaringType!.FullName}.{f.Name}")
            .Should()
            .BeEmpty();
    }

    /// <summary>CI-09: a circuit outlives the request that began it.</summary>
    [Fact]
    public void Request_IsAskedForByStaticPagesOnly()
    {
        var asking = Types()
            .Where(t =>
                t.GetConstructors(Everything)
                    .Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(IHttpContextAccessor)))
                || t.GetFields(Everything)
                    .Any(f => f.FieldType == typeof(IHttpContextAccessor) || f.FieldType == typeof(HttpContext))
            )
            .Where(t => !IsWrittenByTheCompiler(t))
            .ToList();

        asking.Should().NotBeEmpty();
        asking.Where(t => !MayAskForTheRequest.Contains(t) && !IsStaticPage(t) && t != typeof(App)).Should().BeEmpty();
    }

    private static IEnumerable<Type> Types() => typeof(Urls).Assembly.GetTypes().Where(t => !IsWrittenByTheCompiler(t));

    private static bool IsStaticPage(Type type) =>
        typeof(IComponent).IsAssignableFrom(type) && type.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute));

    private static bool IsWrittenByTheCompiler(MemberInfo member) =>
        member.Name.Contains('<')
        || member.IsDefined(typeof(CompilerGeneratedAttribute))
        || (member.DeclaringType is { } outer && IsWrittenByTheCompiler(outer));

    /// <summary>
    /// A collection that can be added to. Frozen and immutable ones, arrays of constants and read-only views cannot.
    /// </summary>
    private static bool IsFillable(Type type) =>
        type.IsGenericType
        && type.GetGenericTypeDefinition() is { } open
        && (
            open == typeof(List<>)
            || open == typeof(Dictionary<,>)
            || open == typeof(HashSet<>)
            || open == typeof(Queue<>)
            || open.Namespace == "System.Collections.Concurrent"
        );
}

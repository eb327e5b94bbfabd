using System.Reflection;
using FederationReform.Web.Account;
using FederationReform.Web.Layout;
using FluentAssertions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace FederationReform.Web.Tests.Access;

public sealed class PagesTests
{
    private static readonly List<Type> Components =
    [
        .. typeof(Urls).Assembly.GetTypes().Where(t => typeof(IComponent).IsAssignableFrom(t) && !t.IsAbstract),
    ];
    private static readonly List<Type> Pages =
    [
        .. Components.Where(t => t.GetCustomAttributes<RouteAttribute>().Any()),
    ];

    /// <summary>CI-02: without the attribute the router leaves a page open whose session has ended.</summary>
    [Fact]
    public void Page_AsksForASession_OrIsOneOfTheFewForEverybody()
    {
        Pages.Should().HaveCountGreaterThan(10, "an empty scan proves nothing");
        Pages
            .Where(p => p.GetCustomAttribute<AllowAnonymousAttribute>() is not null)
            .Should()
            .BeEquivalentTo([typeof(SignInPage), typeof(ErrorPage), typeof(NotFoundPage)]);
        Pages.Where(p => p.GetCustomAttribute<AuthorizeAttribute>() is null).Should().BeEmpty();
    }

    /// <summary>AC-13: a form binds what its page asks for, never a row or the input of a command.</summary>
    [Fact]
    public void Form_BindsATypeOfItsOwnPage()
    {
        var bound = Components
            .SelectMany(t =>
                t.GetProperties(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
            .Where(p => p.GetCustomAttribute<SupplyParameterFromFormAttribute>() is not null)
            .ToList();

        bound.Should().NotBeEmpty();
        bound.Where(p => p.PropertyType.DeclaringType != p.DeclaringType).Should().BeEmpty();
    }
}

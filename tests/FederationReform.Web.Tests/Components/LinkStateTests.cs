using System.Reflection;
using FederationReform.Tests.Support;
using FederationReform.Web.Components;
using FluentAssertions;
using FluentAssertions.Execution;
using Microsoft.AspNetCore.WebUtilities;

namespace FederationReform.Web.Tests.Components;

/// <summary>Every type that says what a page shows (<see cref="ILinkState{TSelf}"/>), found by scan.</summary>
public sealed class LinkStateTests
{
    private static readonly MethodInfo EachOf = typeof(LinkStateTests).GetMethod(
        nameof(RoundTrip),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    public static TheoryData<string> States =>
        [
            .. typeof(LinkQuery)
                .Assembly.GetTypes()
                .Where(type =>
                    type.GetInterfaces()
                        .Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ILinkState<>))
                )
                .Select(type => type.FullName!),
        ];

    /// <summary>
    /// Of every part that the type reads, each of several values: what is written reads the same, a part that is out of
    /// bounds or unknown counts as not there, and what is not chosen is not written.
    /// </summary>
    [Theory]
    [MemberData(nameof(States))]
    public void Address_IsReadAsItWasWritten_AndSaysOnlyWhatIsChosen(string name)
    {
        var type = typeof(LinkQuery).Assembly.GetType(name)!;

        EachOf.MakeGenericMethod(type).Invoke(null, []);
    }

    [Fact]
    public void Pages_WithAList_AllHaveSuchAType()
    {
        States.Should().HaveCountGreaterThan(10);
        var pages = Repository
            .Sources(".razor")
            .Where(f => f.Text.Contains("<Pager") && f.Path.EndsWith("Page.razor", StringComparison.Ordinal))
            // It shows a pager, and no list.
            .Where(f => !f.Path.EndsWith("/GalleryPage.razor", StringComparison.Ordinal))
            .ToList();

        pages.Should().HaveCountGreaterThan(7);
        pages.Where(f => !f.Text.Contains("LinkQuery.Of(Navigation)")).Select(f => f.Path).Should().BeEmpty();
        Repository
            .Sources(".razor", ".cs")
            .Where(f => f.Text.Contains("GetUriWithQueryParameter"))
            .Select(f => f.Path)
            .Should()
            .BeEmpty("an address is written by the type that reads it");
    }

    private static void RoundTrip<T>()
        where T : ILinkState<T>
    {
        var asked = new HashSet<string>();
        var nothing = T.Read(
            new(part =>
            {
                asked.Add(part);
                return null;
            })
        );
        asked.Should().NotBeEmpty();
        using var all = new AssertionScope(typeof(T).Name);
        nothing.Query().Should().BeEmpty("nothing is chosen");
        foreach (var part in asked)
        {
            var chosen = Samples.Select(value => Read(part, value)).Where(state => !state.Equals(nothing)).ToList();
            chosen.Should().NotBeEmpty($"{part} is read, and so it can be chosen");
            foreach (var state in chosen)
                Again(state).Should().Be(state, part);
            // A text may be anything that is not too long.
            var text = !Read(part, AnyText).Equals(nothing);
            foreach (var wrong in OutOfBounds.Where(value => !text || value.Length is 0 or > 4_000))
                Read(part, wrong).Should().Be(nothing, $"{part}={wrong}");
        }
        // All at once, and each with the next part's value: parts do not touch each other.
        var whole = T.Read(new(part => Samples.FirstOrDefault(value => !Read(part, value).Equals(nothing))));
        Again(whole).Should().Be(whole);

        static T Read(string part, string value) => T.Read(new(asks => asks == part ? value : null));

        static T Again(T state)
        {
            var query = QueryHelpers.ParseQuery(state.Query());
            query.Values.Should().OnlyContain(values => values.Count == 1, "a part stands in an address once");
            return T.Read(new(part => query.TryGetValue(part, out var value) ? value.ToString() : null));
        }
    }

    /// <summary>Needs to be escaped.</summary>
    private const string AnyText = "a&b=c 王#?";

    /// <summary>Of every kind of part some that it takes.</summary>
    private static readonly IReadOnlyList<string> Samples =
    [
        "7",
        // The third quarter of a year.
        "20263",
        $"{FederationReform.Rosters.RosterQuery.LargestPage}",
        "true",
        "2026-07-15",
        "no14",
        AnyText,
        .. typeof(FederationReform.Reforms.ReviewQueueQuery)
            .Assembly.GetTypes()
            .Concat(typeof(LinkQuery).Assembly.GetTypes())
            .Where(type => type.IsEnum && type.IsPublic)
            .SelectMany(Enum.GetNames)
            .Select(name => name.ToLowerInvariant())
            .Distinct(),
    ];

    private static readonly string[] OutOfBounds =
    [
        "",
        "-1",
        "99999999999",
        "1.5",
        "0001-01-01",
        "2026-02-30",
        new('x', 5_000),
    ];
}

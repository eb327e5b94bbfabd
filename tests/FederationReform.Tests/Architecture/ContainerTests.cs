using System.Xml.Linq;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Architecture;

/// <summary>What the files of the container say; there is no container where the tests run.</summary>
public sealed class ContainerTests
{
    /// <summary>OP-09: not as root, on a root that cannot be written to, with no way to more rights.</summary>
    [Fact]
    public void Portal_RunsAsNobodySpecial_AndWritesToItsDataOnly()
    {
        var image = File.ReadAllLines(Path.Combine(Repository.Root, "Dockerfile"));
        var runs = image.Skip(Array.FindLastIndex(image, line => line.StartsWith("FROM ", StringComparison.Ordinal)));
        runs.Where(line => line.StartsWith("USER ", StringComparison.Ordinal))
            .Should()
            .Equal(["USER $APP_UID"], "nothing after it goes back to root");
        runs.Where(line => line.StartsWith("VOLUME ", StringComparison.Ordinal)).Should().Equal("VOLUME /data");

        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "docker-compose.yml"));
        var portal = lines
            .SkipWhile(line => line != "  portal:")
            .TakeWhile(line => line != "  database:")
            .Select(line => line.Trim())
            .ToList();
        portal
            .Should()
            .Contain([
                "read_only: true",
                "cap_drop: [ALL]",
                "security_opt: [\"no-new-privileges:true\"]",
                "volumes: [\"portal-data:/data\"]",
            ])
            .And.NotContain(line => line.StartsWith("user:", StringComparison.Ordinal));
    }

    /// <summary>The image restores before it copies the sources; what the project imports must be there by then.</summary>
    [Fact]
    public void Restore_HasWhatTheProjectImports()
    {
        var project = File.ReadAllText(
            Path.Combine(Repository.Root, "src", "FederationReform.Web", "FederationReform.Web.csproj")
        );
        var before = File.ReadAllLines(Path.Combine(Repository.Root, "Dockerfile"))
            .TakeWhile(line => !line.StartsWith("RUN dotnet restore", StringComparison.Ordinal))
            .Where(line => line.StartsWith("COPY ", StringComparison.Ordinal))
            .ToList();
        var imported = XDocument
            .Parse(project)
            .Descendants("Import")
            .Select(import => import.Attribute("Project")!.Value.Replace("../", "", StringComparison.Ordinal))
            .ToList();

        imported.Should().NotBeEmpty();
        imported.Should().OnlyContain(file => before.Exists(line => line.Contains(file, StringComparison.Ordinal)));
        project
            .Should()
            .Contain("<RequiresAspNetWebAssets>true<", "the SDK would look for pages that are not there yet");
    }
}

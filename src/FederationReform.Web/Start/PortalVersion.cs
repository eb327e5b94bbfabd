using System.Reflection;

namespace FederationReform.Web.Start;

/// <summary>Which build is running: a user reads it out on the telephone, and the log says it at the start.</summary>
internal static class PortalVersion
{
    private const int ShortRevision = 8;

    /// <summary>For example 1.0.0（a1b2c3d4）, without the revision where no repository was built from.</summary>
    public static string Text { get; } = Written(Stamp.InformationalVersion);

    private static AssemblyInformationalVersionAttribute Stamp =>
        typeof(PortalVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!;

    internal static string Written(string informational) =>
        informational.Split('+') is [var version, { Length: >= ShortRevision } revision]
            ? $"{version}（{revision[..ShortRevision]}）"
            : informational;
}

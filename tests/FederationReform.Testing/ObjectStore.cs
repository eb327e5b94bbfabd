using System.Reflection;
using FederationReform.Files;
using Xunit.Sdk;

namespace FederationReform.Tests.Support;

/// <summary>The S3 server of the tests, which eng/test.sh starts.</summary>
internal static class ObjectStore
{
    public const string Variable = "PORTAL_TEST_S3";

    public static string? Server { get; } = Environment.GetEnvironmentVariable(Variable);

    // The account and the bucket that the server is started with.
    public static ObjectStoreOptions Options { get; } =
        new()
        {
            Endpoint = Server,
            Bucket = "portal-test",
            AccessKey = "S3RVER",
            SecretKey = "S3RVER",
        };
}

public enum Store
{
    Folder,
    Objects,
}

/// <summary>Runs a theory on the store of the data folder; every test of a store carries both attributes.</summary>
public sealed class InFolderAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        [
            [Store.Folder],
        ];
}

/// <summary>Runs a theory on the object store; skipped, by name, where no server is given.</summary>
public sealed class InObjectStoreAttribute : DataAttribute
{
    public InObjectStoreAttribute() =>
        Skip = ObjectStore.Server is null ? $"No S3 server: set {ObjectStore.Variable}, or run eng/test.sh." : null;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        [
            [Store.Objects],
        ];
}

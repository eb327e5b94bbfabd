namespace FederationReform.Files;

/// <summary>Where kept files lie: in the data folder, or in an object store.</summary>
public sealed class KeptFileOptions
{
    /// <summary>Null for the folder "files" in the data folder.</summary>
    public ObjectStoreOptions? ObjectStore { get; init; }

    /// <summary>What is wrong with the settings, in Chinese for the operator.</summary>
    public IEnumerable<string> Problems()
    {
        if (ObjectStore is null)
            yield break;
        if (
            !Uri.TryCreate(ObjectStore.Endpoint, UriKind.Absolute, out var endpoint)
            || endpoint.Scheme is not ("http" or "https")
        )
            yield return "Portal:Files:ObjectStore:Endpoint 应当是对象存储的地址，例如 https://oss.example.gov.cn。";
        if (string.IsNullOrWhiteSpace(ObjectStore.Bucket))
            yield return "没有设置 Portal:Files:ObjectStore:Bucket（存储桶的名称）。";
        if (string.IsNullOrWhiteSpace(ObjectStore.AccessKey) || string.IsNullOrWhiteSpace(ObjectStore.SecretKey))
            yield return "没有设置 Portal:Files:ObjectStore:AccessKey 和 SecretKey，请用环境变量或密钥文件提供。";
    }
}

/// <summary>An S3-compatible service.</summary>
public sealed class ObjectStoreOptions
{
    public string? Endpoint { get; init; }

    public string? Bucket { get; init; }

    public string Region { get; init; } = "us-east-1";

    /// <summary>Whether the bucket is named in the path (most own installations) and not in the host.</summary>
    public bool PathStyle { get; init; } = true;

    /// <summary>From the environment or a secret; never logged.</summary>
    public string? AccessKey { get; init; }

    /// <inheritdoc cref="AccessKey"/>
    public string? SecretKey { get; init; }
}

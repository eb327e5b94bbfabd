using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;

namespace FederationReform.Files;

/// <summary>Kept files in a bucket of an S3-compatible object store, which several nodes share.</summary>
internal sealed class ObjectFileStore : FileStore, IDisposable
{
    private readonly AmazonS3Client client;
    private readonly string bucket;

    public ObjectFileStore(ObjectStoreOptions options)
    {
        bucket = options.Bucket!;
        client = new(
            new BasicAWSCredentials(options.AccessKey, options.SecretKey),
            new AmazonS3Config
            {
                ServiceURL = options.Endpoint,
                AuthenticationRegion = options.Region,
                ForcePathStyle = options.PathStyle,
                // Only Amazon's own service knows the newer checksums; the hash in the address is checked by us.
                RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
                ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
                MaxErrorRetry = 3,
                Timeout = TimeSpan.FromMinutes(2),
            }
        );
    }

    public override async Task PutAsync(FileAddress address, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        using var content = new MemoryStream(bytes.ToArray(), writable: false);
        await client.PutObjectAsync(
            new()
            {
                BucketName = bucket,
                Key = address.Value,
                InputStream = content,
                AutoCloseStream = false,
                ContentType = "application/octet-stream",
                UseChunkEncoding = false,
            },
            cancel
        );
    }

    public override async Task<Stream?> OpenAsync(FileAddress address, CancellationToken cancel)
    {
        try
        {
            var found = await client.GetObjectAsync(bucket, address.Value, cancel);
            return found.ResponseStream;
        }
        catch (AmazonS3Exception gone) when (gone.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public override Task DeleteAsync(FileAddress address, CancellationToken cancel) =>
        client.DeleteObjectAsync(bucket, address.Value, cancel);

    public override async IAsyncEnumerable<FileAddress> OlderThanAsync(
        DateTime before,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        string? next = null;
        do
        {
            var page = await client.ListObjectsV2Async(new() { BucketName = bucket, ContinuationToken = next }, cancel);
            foreach (var found in page.S3Objects ?? [])
            {
                if (found.LastModified?.ToUniversalTime() < before && FileAddress.Read(found.Key) is { } address)
                    yield return address;
            }
            next = page.IsTruncated == true ? page.NextContinuationToken : null;
        } while (next is not null);
    }

    public override async Task<string?> ProblemAsync(CancellationToken cancel)
    {
        try
        {
            await client.HeadBucketAsync(new() { BucketName = bucket }, cancel);
            return null;
        }
        catch (Exception fault) when (fault is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            // The message names neither key nor address; the operator knows the settings.
            var code = fault is AmazonServiceException service ? service.ErrorCode : fault.GetType().Name;
            return $"连不上材料的对象存储（{code}）。请检查 Portal:Files 的地址、存储桶和密钥。";
        }
    }

    public void Dispose() => client.Dispose();
}

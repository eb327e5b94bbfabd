namespace FederationReform.Tests.Support;

/// <summary>Small files that went wrong once; each stands for a kind of fault.</summary>
internal static class CaseFile
{
    public static byte[] Of(string name)
    {
        using var stream = typeof(CaseFile).Assembly.GetManifestResourceStream($"Cases/{name}")
            ?? throw new ArgumentException($"There is no Cases/{name}.", nameof(name));
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}

using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

/// <summary>A row whose bytes lie in the file store.</summary>
internal interface IKeptFile
{
    string Address { get; }
}

/// <summary>One that has a small picture as well.</summary>
internal interface IKeptPhoto : IKeptFile
{
    string? ThumbnailAddress { get; }
}

internal abstract partial class PortalDbContext
{
    /// <summary>
    /// Those of some addresses that a row of any table points to. The tables are found in the model, so that none can
    /// be forgotten and its files be deleted as nobody's.
    /// </summary>
    public async Task<IReadOnlySet<string>> KnownAddressesAsync(List<string> asked, CancellationToken cancel)
    {
        var known = new HashSet<string>();
        foreach (var type in Model.GetEntityTypes().Select(t => t.ClrType))
        {
            if (type.IsAssignableTo(typeof(IKeptFile)))
                known.UnionWith(await Query(nameof(Files), type, asked).ToListAsync(cancel));
            if (type.IsAssignableTo(typeof(IKeptPhoto)))
                known.UnionWith(await Query(nameof(Thumbnails), type, asked).ToListAsync(cancel));
        }
        return known;
    }

    private IQueryable<string> Query(string method, Type type, List<string> asked) =>
        (IQueryable<string>)
            typeof(PortalDbContext)
                .GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!
                .MakeGenericMethod(type)
                .Invoke(this, [asked])!;

    private IQueryable<string> Files<T>(List<string> asked)
        where T : class, IKeptFile => Set<T>().Where(f => asked.Contains(f.Address)).Select(f => f.Address);

    private IQueryable<string> Thumbnails<T>(List<string> asked)
        where T : class, IKeptPhoto =>
        Set<T>().Where(f => asked.Contains(f.ThumbnailAddress!)).Select(f => f.ThumbnailAddress!);
}

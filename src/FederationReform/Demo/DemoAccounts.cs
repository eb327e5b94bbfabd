using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Demo;

/// <param name="Unit">
/// The unit as <see cref="DemoAccounts"/> finds it: its name, below the county with its township, for example 富岭镇 ›
/// 双同村.
/// </param>
public sealed record DemoAccount(
    string Login,
    string Name,
    Role Role,
    string Unit,
    string Password = DemoAccounts.Password
);

/// <summary>
/// The accounts of the demo data, for the sign-in page to list. Their password is in the source code, so they are made
/// only in Development (<see cref="PortalOptions.DemoData"/>). The names are invented.
/// </summary>
public static class DemoAccounts
{
    public const string Password = "demo-portal-2026";

    public const string Prefecture = "南平市";
    public const string County = "浦城县";

    public static DemoAccount Administrator { get; } = new("admin", "周管理员", Role.Administrator, "全国");
    public static DemoAccount Staff { get; } = new("pucheng", "林晓岚", Role.CountyStaff, County);
    public static DemoAccount Reader { get; } = new("nanping", "许静", Role.UpperReader, Prefecture);

    /// <summary>One chair for each township of the county, in code order.</summary>
    public static IReadOnlyList<DemoAccount> Chairs { get; } =
    [
        Chair("nanpu", "吴雅琴", "南浦街道"),
        Chair("hebin", "郑秋萍", "河滨街道"),
        Chair("fuling", "陈慧敏", "富岭镇"),
        Chair("shipi", "黄丽娟", "石陂镇"),
        Chair("linjiang", "徐月华", "临江镇"),
        Chair("xianyang", "叶春燕", "仙阳镇"),
        Chair("shuibeijie", "刘素云", "水北街镇"),
        Chair("yongxing", "张凤仙", "永兴镇"),
        Chair("zhongxin", "杨玉珍", "忠信镇"),
        Chair("liantang", "李巧玲", "莲塘镇"),
        Chair("jiumu", "谢婉清", "九牧镇"),
        Chair("wanan", "江美莲", "万安乡"),
        Chair("gulou", "何秀芳", "古楼乡"),
        Chair("shanxia", "祝小梅", "山下乡"),
        Chair("fengxi", "季红英", "枫溪乡"),
        Chair("haocun", "毛彩霞", "濠村乡"),
        Chair("guancuo", "余素贞", "管厝乡"),
        Chair("panting", "范玉兰", "盘亭乡"),
        Chair("guanlu", "詹晓芸", "官路乡"),
    ];

    public static IReadOnlyList<DemoAccount> Villages { get; } =
    [
        new("shuangtong", "邱文婷", Role.VillageFederation, "富岭镇 › 双同村"),
        new("changtan", "罗春梅", Role.VillageFederation, "富岭镇 › 长滩村"),
    ];

    /// <summary>One of each role first, then the rest.</summary>
    public static IReadOnlyList<DemoAccount> All { get; } =
    [Administrator, Staff, Chairs[2], Villages[0], Reader, .. Chairs.Where((_, i) => i != 2), Villages[1]];

    private static DemoAccount Chair(string login, string name, string township) =>
        new(login, name, Role.TownshipChair, township);

    internal static async Task<Dictionary<string, Account>> AddAsync(
        PortalDbContext db,
        Unit county,
        CancellationToken cancel
    )
    {
        // All accounts share the password, so it is hashed once: a hash takes a good part of a second by design.
        var hash = Passwords.Hash(Password);
        var units = await db.Units.ToListAsync(cancel);
        var byName = units.Where(u => u.Level <= UnitLevel.Township).ToDictionary(u => u.Name);
        foreach (
            var village in units.Where(u =>
                u.Level == UnitLevel.Village && u.Path.StartsWith(county.Path, StringComparison.Ordinal)
            )
        )
            byName[$"{village.Parent!.Name} › {village.Name}"] = village;

        var accounts = new Dictionary<string, Account>();
        foreach (var demo in All)
        {
            var account = Account.Create(demo.Login, demo.Name, demo.Role, byName[demo.Unit]);
            account.ChoosePassword(hash);
            db.Accounts.Add(accounts[demo.Login] = account);
        }
        await db.SaveChangesAsync(cancel);
        return accounts;
    }

    internal static UnitScope ScopeOf(Account account, Unit unit) =>
        new(account.Id, account.DisplayName, account.Role, unit.Id, unit.Name, unit.Level, unit.Path);
}

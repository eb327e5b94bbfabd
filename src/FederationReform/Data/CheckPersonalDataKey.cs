using FederationReform.Access;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

/// <summary>
/// Whether this node holds the key that sealed the telephones of the database. With another one it would show none, and
/// the next save of a person would lose theirs.
/// </summary>
[ActsWithoutScope("程序启动时核对密钥，没有人登录")]
public sealed class CheckPersonalDataKey(PortalDb portal)
{
    /// <summary>The operator's word that the key is lost for good.</summary>
    public const string GiveUp = "--give-up-sealed-data";

    /// <param name="giveUp">Go on with another key; what the lost one sealed reads as not filled in.</param>
    /// <returns>Why the program must not start, in Chinese for the operator; null when it may.</returns>
    public async Task<string?> RunAsync(bool giveUp = false, CancellationToken cancel = default)
    {
        if (!await new Migrator(portal).IsCurrentAsync(cancel))
            return null;
        await using var db = portal.OpenForSystem();
        var marks = db.Set<PersonalDataKeyMark>();
        if (await marks.SingleOrDefaultAsync(cancel) is not { } stored)
            return await FirstAsync(db, cancel);
        if (portal.Keys.Find()?.Mark == stored.Mark)
            return null;
        if (!giveUp || portal.Keys.FindOrMake() is not { } key)
            return Other;
        stored.Replace(key, portal.Clock.UtcNow());
        var root = await db.Units.SingleAsync(u => u.Level == UnitLevel.Nation, cancel);
        db.RecordAs(
            AuditActor.Console,
            AuditEvent.SealedDataGivenUp,
            () => new(SubjectKind.Unit, root.Id, root.Id, root.Path),
            "在服务器控制台换用另一把密钥，放弃原密钥封存的电话和身份证号"
        );
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private async Task<string?> FirstAsync(PortalDbContext db, CancellationToken cancel)
    {
        if (portal.Keys.FindOrMake() is not { } key)
            return Other;
        db.Add(PersonalDataKeyMark.Of(key, portal.Clock.UtcNow()));
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException)
        {
            // Several nodes may start together on an empty database; the first one's key counts.
            db.ChangeTracker.Clear();
            return (await db.Set<PersonalDataKeyMark>().SingleAsync(cancel)).Mark == key.Mark ? null : Other;
        }
    }

    private static string Other =>
        $"这台服务器的密钥（Portal:PersonalDataKey，或数据文件夹中的 {PersonalDataKeys.FileName}）"
        + "不是封存这个数据库里电话和身份证号的那一把。请从备份恢复原来的密钥，几台服务器要用同一把。"
        + $"原密钥确实找不回来的，加上 {GiveUp} 启动一次：原来登记的电话和身份证号将全部作废，要重新登记。";
}

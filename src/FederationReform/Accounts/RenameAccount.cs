using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <param name="Version">
/// The account's version when the caller read it; the save is refused if it changed since.
/// </param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record RenameAccountInput(int AccountId, int Version, string? DisplayName, Guid OperationId)
    : IVersionedChange;

/// <summary>
/// 更正姓名. The login stays, and earlier history keeps the old name. A successor in office gets an account of their
/// own.
/// </summary>
public sealed class RenameAccount(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        RenameAccountInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageAccounts, input, cancel);
        if (db.Answered)
            return db.Answer;
        var read = await db.Accounts.VisibleTo(scope).SingleOrDefaultAsync(a => a.Id == input.AccountId, cancel);
        if (await db.InVersionAsync(read, input.Version, cancel) is not { } account)
            return db.Answer;
        var name = PlainText.CleanName(input.DisplayName);
        if (PlainText.Check(nameof(input.DisplayName), "姓名", name, required: true) is { } wrong)
            return await db.RefusedAsync(wrong, cancel);
        if (name == account.DisplayName)
            return Violations.None;

        var change = new FieldChange("姓名", account.DisplayName, name);
        account.Rename(name!);
        db.Record(
            AuditEvent.AccountRenamed,
            account.Subject,
            $"账号 {account.UserName} 的姓名由{change.Old}更正为{change.New}",
            changes: [change]
        );
        return await db.SaveAsync(cancel);
    }
}

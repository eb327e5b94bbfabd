using System.Collections.Frozen;
using FederationReform.Access;
using FederationReform.Text;

namespace FederationReform.Accounts;

/// <summary>One line of a pasted list, cell by cell.</summary>
/// <param name="Number">Its number in the pasted text, from 1.</param>
internal sealed record AccountListLine(int Number, string? Unit, string? DisplayName, string? Login, string? Role);

/// <summary>
/// Splits a list copied from Excel or WPS (tabs) or typed (commas) into 单位、姓名、登录名 and, where it is not the
/// usual one, 角色. A header line may put the columns in another order.
/// </summary>
internal static class AccountListText
{
    private enum Column
    {
        Unit,
        DisplayName,
        Login,
        Role,
    }

    private static readonly FrozenDictionary<string, Column> Headers = new Dictionary<string, Column>
    {
        ["单位"] = Column.Unit,
        ["单位名称"] = Column.Unit,
        ["所在单位"] = Column.Unit,
        ["姓名"] = Column.DisplayName,
        ["名字"] = Column.DisplayName,
        ["使用人"] = Column.DisplayName,
        ["登录名"] = Column.Login,
        ["账号"] = Column.Login,
        ["帐号"] = Column.Login,
        ["用户名"] = Column.Login,
        ["角色"] = Column.Role,
        ["身份"] = Column.Role,
    }.ToFrozenDictionary();

    private static readonly Column[] UsualOrder = [Column.Unit, Column.DisplayName, Column.Login, Column.Role];

    public static IReadOnlyList<AccountListLine> Read(string? text)
    {
        var lines = new List<AccountListLine>();
        Column[]? order = null;
        var number = 0;
        foreach (var line in (text ?? "").ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var cells = line.Split(line.Contains('\t') ? ['\t'] : [',', '，'], StringSplitOptions.TrimEntries);
            if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
                continue;
            if (order is null && OrderIn(cells) is { } header)
            {
                order = header;
                continue;
            }
            order ??= UsualOrder;
            lines.Add(new(number, Cell(Column.Unit), Cell(Column.DisplayName), Cell(Column.Login), Cell(Column.Role)));

            string? Cell(Column column) =>
                Array.IndexOf(order, column) is >= 0 and var at && at < cells.Length
                    ? PlainText.Clean(cells[at])
                    : null;
        }
        return lines;
    }

    /// <summary>The role with this name or with the short word people use; null when there is none.</summary>
    public static Role? RoleOf(string name) =>
        name.Replace('(', '（').Replace(')', '）') switch
        {
            "管理员" => Role.Administrator,
            "县妇联" or "市妇联" or "区妇联" or "县妇联工作人员" or "县级" => Role.CountyStaff,
            "乡镇妇联" or "乡镇主席" or "镇妇联主席" or "乡妇联主席" or "街道妇联主席" or "乡镇" => Role.TownshipChair,
            "村妇联" or "社区妇联" or "村妇联主席" or "社区妇联主席" or "村" => Role.VillageFederation,
            "上级" or "只读" => Role.UpperReader,
            var full => Enum.GetValues<Role>()
                .Where(role => role.Name() == full)
                .Select(role => (Role?)role)
                .SingleOrDefault(),
        };

    private static Column[]? OrderIn(string[] cells) =>
        cells.Count(Headers.ContainsKey) < 2
            ? null
            : [.. cells.Select(cell => Headers.TryGetValue(cell, out var column) ? column : (Column)(-1))];
}

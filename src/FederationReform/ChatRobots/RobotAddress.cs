using System.Net;
using System.Net.Sockets;

namespace FederationReform.ChatRobots;

/// <summary>
/// Where a message may go. The server stands beside a database and other servers of the office, which somebody who may
/// only type an address must not reach through it.
/// </summary>
internal static class RobotAddress
{
    public const int MostCharacters = 500;

    private static readonly IPNetwork[] notPublic =
    [
        .. (
            (string[])
                [
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    // Of the public range of IPv6: what carries an address of IPv4, and what is kept for documents.
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                ]
        ).Select(network => IPNetwork.Parse(network)),
    ];

    private static readonly IPNetwork publicOfSix = IPNetwork.Parse("2000::/3");

    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6 && !publicOfSix.Contains(plain))
            return false;
        return !Array.Exists(notPublic, network => network.Contains(plain));
    }

    /// <summary>The address that was typed, or what is wrong with it.</summary>
    /// <param name="local">Whether tests may send to this machine, and without TLS.</param>
    public static (Uri? Address, Violation? Wrong) Read(string field, string typed, bool local)
    {
        if (typed.Length > MostCharacters || !Uri.TryCreate(typed.Trim(), UriKind.Absolute, out var address))
            return (null, Wrong("这不是一个网址。请从群机器人的设置里复制完整的 Webhook 地址。"));
        if (address.Scheme != Uri.UriSchemeHttps && !(local && address.Scheme == Uri.UriSchemeHttp))
            return (null, Wrong("地址要以 https:// 开头，否则途中可能被偷看。"));
        if (address.UserInfo.Length > 0)
            return (null, Wrong("地址里不能写用户名和密码。请从群机器人的设置里复制完整的 Webhook 地址。"));
        // A name is looked up when it is connected to, and checked then; a number can be refused now.
        if (IPAddress.TryParse(address.DnsSafeHost, out var number) && !IsPublic(number) && !local)
            return (null, Wrong("这是内网或本机的地址，平台不向它发送。请填写群机器人的公网地址。"));
        return (address, null);

        Violation Wrong(string message) => new("RobotAddress", field, message);
    }
}

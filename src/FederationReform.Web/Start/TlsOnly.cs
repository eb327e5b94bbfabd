namespace FederationReform.Web.Start;

internal static class TlsOnly
{
    private const string Text =
        "本平台只能通过加密连接使用，请把地址开头的 http:// 改为 https:// 再打开。\n\n"
        + "管理员请看：如果加密由反向代理完成，请在 Portal:TrustedProxies 中写上代理的 IP 地址，"
        + "并让代理传送 X-Forwarded-Proto；\n"
        + "如果由本程序完成，请在 Kestrel:Certificates:Default 中设置证书，并在 Urls 中使用 https://。";

    /// <summary>
    /// The cookies go over TLS alone, so without it nobody could sign in; this says so, where a form would only fail.
    /// </summary>
    public static void UseTlsOnly(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (
                    context.Request.IsHttps
                    || context.Request.Path.StartsWithSegments("/alive")
                    || context.Request.Path.StartsWithSegments("/health")
                )
                    return next();
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                context.Response.ContentType = "text/plain; charset=utf-8";
                return context.Response.WriteAsync(Text);
            }
        );
}

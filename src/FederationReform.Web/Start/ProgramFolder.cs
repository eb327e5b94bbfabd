namespace FederationReform.Web.Start;

/// <summary>
/// A service starts the program by its full path, with any folder as the current one. What the program needs (settings,
/// styles) and what it makes (the data folder) lie with it, and not where somebody happened to stand. In Development
/// the current folder is that of the sources, whose files are wanted.
/// </summary>
internal static class ProgramFolder
{
    public static WebApplicationOptions Options(string[] args)
    {
        var given = new ConfigurationBuilder()
            .AddEnvironmentVariables("DOTNET_")
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddCommandLine(args)
            .Build();
        var development = Environments.Development.Equals(
            given[HostDefaults.EnvironmentKey],
            StringComparison.OrdinalIgnoreCase
        );
        return new()
        {
            Args = args,
            ContentRootPath =
                development || given[HostDefaults.ContentRootKey] is not null ? null : AppContext.BaseDirectory,
        };
    }
}

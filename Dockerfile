# Checked by reading only: there is no Docker on the machines the portal is developed on.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# Restores exactly what the lock files name (Directory.Build.props).
ENV CI=true DOTNET_NOLOGO=1
WORKDIR /source
# What restores comes first, so that a change of the sources keeps the layer with the packages.
COPY Directory.Build.props Directory.Packages.props BannedSymbols.txt global.json ./
COPY eng/MudAssets.targets eng/
COPY src/FederationReform/FederationReform.csproj src/FederationReform/packages.lock.json src/FederationReform/
COPY src/FederationReform.Web/FederationReform.Web.csproj src/FederationReform.Web/packages.lock.json src/FederationReform.Web/
RUN dotnet restore src/FederationReform.Web
COPY . .
RUN dotnet publish src/FederationReform.Web -c Release --no-restore -o /portal

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /portal
COPY --from=build /portal .
# The only place it writes to: logs, and the database where it is the embedded one.
RUN mkdir /data && chown $APP_UID /data
VOLUME /data
USER $APP_UID
ENV Portal__DataFolder=/data
# Pages over TLS; the plain port answers the health check inside the container and nobody else.
ENV Urls="https://+:8443;http://127.0.0.1:8080"
EXPOSE 8443
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD \
    ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "FederationReform.Web.dll"]

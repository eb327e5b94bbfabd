#!/usr/bin/env bash
# Writes a migration for both engines: bash eng/add-migration.sh NAME
# Before the first release there is one migration, Initial, and it is written anew: bash eng/add-migration.sh --again
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet tool restore >/dev/null
name=${1:?name of the migration, or --again}
if [ "$name" = --again ]; then
  rm -rf src/FederationReform/Data/Migrations
  name=Initial
fi
dotnet build src/FederationReform -v quiet
for engine in Sqlite Postgres; do
  dotnet ef migrations add "$name" --no-build -p src/FederationReform -s src/FederationReform \
    --context "${engine}PortalDbContext" -o "Data/Migrations/$engine"
done

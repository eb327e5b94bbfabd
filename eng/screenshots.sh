#!/usr/bin/env bash
# Takes the pictures of the manual (docs/manual/pictures) from the portal on its demo data:
# bash eng/screenshots.sh [NAME …]
set -euo pipefail
cd "$(dirname "$0")/.."
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) \
  || { echo "Install chromium first." >&2; exit 1; }
port=$((20000 + RANDOM % 12000))
data=$(mktemp -d)
dotnet build src/FederationReform.Web -v quiet
ASPNETCORE_ENVIRONMENT=Development Portal__DataFolder="$data" dotnet run --project src/FederationReform.Web \
  --no-build --no-launch-profile --urls "http://127.0.0.1:$port" > "$data/said" 2>&1 &
portal=$!
trap 'kill $portal; wait $portal 2>/dev/null || true; rm -rf "$data"' EXIT
for _ in $(seq 120); do curl -fs "http://127.0.0.1:$port/alive" && break || sleep 1; done
PORTAL_TEST_CHROMIUM=$browser dotnet run eng/screenshots.cs -- "http://127.0.0.1:$port" docs/manual/pictures "$@"

#!/usr/bin/env bash
# Asks Lighthouse (npm, version 12) what it thinks of the main pages of the published portal with its demo data, on an
# office machine and on a phone, and fails where performance, accessibility or best practices are below 95:
# bash eng/lighthouse.sh [PAGE …]
# Lighthouse is installed into artifacts/lighthouse, where the reports lie too.
set -euo pipefail
cd "$(dirname "$0")/.."
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) \
  || { echo "Install chromium first." >&2; exit 1; }
tool=$PWD/artifacts/lighthouse
[ -d "$tool/node_modules/lighthouse" ] || npm install --prefix "$tool" --no-audit --no-fund --silent lighthouse@12
port=${PORTAL_PORT:-$((20000 + RANDOM % 12000))}
data=$(mktemp -d)
dotnet publish src/FederationReform.Web -c Release -p:RunAnalyzers=false -v quiet -o "$data/program"
cd "$data/program"
ASPNETCORE_ENVIRONMENT=Development Portal__DataFolder="$data/data" Portal__DemoData=true \
  dotnet FederationReform.Web.dll --urls "http://127.0.0.1:$port" > "$data/said" 2>&1 &
portal=$!
cd - > /dev/null
trap 'kill $portal; wait $portal 2>/dev/null || true; rm -rf "$data"' EXIT
for _ in $(seq 120); do curl -fs "http://127.0.0.1:$port/alive" && break || sleep 1; done
node eng/lighthouse.mjs "http://127.0.0.1:$port" "$browser" "$tool" "$@"

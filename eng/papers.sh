#!/usr/bin/env bash
# Every paper of a meeting pack as .docx, PDF and pictures, and the page of an official document measured:
# bash eng/papers.sh [FOLDER]
# Needs LibreOffice and poppler; installs both where they are missing (Debian or Ubuntu, as root or with sudo).
# LibreOffice has none of the offices' fonts and draws others; sizes, lines and margins are the paper's own.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-$(mktemp -d)}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

missing=()
command -v soffice > /dev/null || missing+=(libreoffice-writer)
command -v pdftoppm > /dev/null || missing+=(poppler-utils)
command -v python3 > /dev/null || missing+=(python3)
if [ ${#missing[@]} -gt 0 ]; then
  as_root=(); [ "$(id -u)" = 0 ] || as_root=(sudo)
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
fi

if [ -z "${PORTAL_TEST_BUILT:-}" ]; then
  dotnet build tests/FederationReform.Benchmarks -c Release -v quiet
fi
dotnet run -c Release --no-build --project tests/FederationReform.Benchmarks -- write-papers "$folder"
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
soffice "-env:UserInstallation=file://$profile" --headless --convert-to pdf --outdir "$folder" "$folder"/*.docx \
  > /dev/null 2> "$profile/errors" || { cat "$profile/errors" >&2; exit 1; }
for pdf in "$folder"/*.pdf; do
  pdftoppm -r 60 -png "$pdf" "${pdf%.pdf}"
done
python3 eng/papers.py "$folder/00-full-pages.pdf" "$folder/00-full-pages-office.pdf" "$folder/00-frame.pdf"
echo "Papers and pictures are in $folder"

#!/usr/bin/env bash
# Reads the spreadsheets below a folder with the portal's reader and with a second one, and prints the cells in which
# the two disagree: bash eng/compare-readers.sh FOLDER
set -euo pipefail
folder=$(cd "${1:?The folder with the .xlsx and .xls files}" && pwd)
cd "$(dirname "$0")/.."
exec dotnet run -c Release --project tests/FederationReform.Benchmarks -- compare "$folder"

#!/usr/bin/env bash
# Every test, on SQLite, on a throw-away PostgreSQL and in a real Chromium: bash eng/test.sh
# Arguments are handed to each `dotnet test`, for example --filter FullyQualifiedName~Reforms
# A skipped test counts as a failure here: this is the run in which nothing is missing.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDTERMINALLOGGER=off

stop() { echo "eng/test.sh: $*" >&2; echo "0 passed, 1 failed"; exit 1; }

work=$(mktemp -d "${TMPDIR:-/tmp}/portal-test.XXXXXX")
postgres=
finish() {
  [ -z "$postgres" ] || as_postgres "$postgres/pg_ctl" stop -D "$work/pg/data" -m immediate -s
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# PostgreSQL refuses to run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

server_programs() {
  local initdb
  initdb=$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -1)
  [ -n "$initdb" ] || initdb=$(command -v initdb) || return 1
  dirname "$initdb"
}

browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

# Without one, Chinese is drawn as boxes, and nothing is as wide as it will be for her.
chinese_font() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh)" ]; }

missing=()
server_programs >/dev/null || missing+=(postgresql)
browser >/dev/null || missing+=(chromium)
chinese_font || missing+=(fontconfig fonts-noto-cjk)
if [ ${#missing[@]} -gt 0 ]; then
  command -v apt-get >/dev/null || stop "missing: ${missing[*]}, and there is no apt-get to install them. Install them by hand and run this again."
  [ "$(id -u)" = 0 ] || command -v sudo >/dev/null || stop "missing: ${missing[*]}. Run once as root: apt-get update && apt-get install ${missing[*]}"
  echo "Installing ${missing[*]} …"
  { as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } \
    > "$work/apt.log" 2>&1 || { tail -20 "$work/apt.log" >&2; stop "apt-get could not install ${missing[*]}."; }
fi

programs=$(server_programs) || stop "PostgreSQL was installed, but its initdb is not to be found."
mkdir "$work/pg"
if [ "$(id -u)" = 0 ]; then chmod 711 "$work" && chown postgres "$work/pg"; fi
as_postgres "$programs/initdb" -D "$work/pg/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync > "$work/initdb.log" 2>&1 \
  || { cat "$work/initdb.log" >&2; stop "PostgreSQL could not be set up."; }
for _ in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 12000))
  if (exec 3<> "/dev/tcp/127.0.0.1/$port") 2>/dev/null; then continue; fi
  # Nothing here outlives the run, so nothing waits for the disk.
  if as_postgres "$programs/pg_ctl" start -w -s -D "$work/pg/data" -l "$work/pg/log" \
       -o "-c listen_addresses=127.0.0.1 -p $port -k $work/pg -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"; then
    postgres=$programs
    break
  fi
done
[ -n "$postgres" ] || { cat "$work/pg/log" >&2; stop "PostgreSQL did not start."; }

export PORTAL_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres"
PORTAL_TEST_CHROMIUM=$(browser) || stop "Chromium was installed, but is not to be found."
export PORTAL_TEST_CHROMIUM

dotnet build FederationReform.sln -c Release -v quiet > "$work/build.log" 2>&1 || { cat "$work/build.log" >&2; stop "the build failed."; }

# One line a value, so that sed and awk can read it: <UnitTestResult …>, <Message>…</Message>, <Counters …/>
results() { tr '\n' ' ' < "$1" | sed 's/<\(UnitTestResult\|Message\|\/Message\|ResultSummary\|Counters\)/\n<\1/g'; }
plain() { sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&#xD;&#xA;\|&#xD;\|&#xA;/ /g; s/&amp;/\&/g'; }
counted() { results "$1" | sed -n "s/^<Counters.* $2=\"\([0-9]*\)\".*/\1/p"; }

passed=0 failed=0 skipped=0
for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  echo "── $name"
  dotnet test "$project" -c Release --no-build --logger "trx;LogFileName=$work/$name.trx" \
    --blame-hang --blame-hang-timeout 5m --blame-hang-dump-type none "$@" > "$work/$name.log" 2>&1
  ended=$?
  if [ ! -f "$work/$name.trx" ]; then
    # A filter that leaves a project without tests writes no results; anything else is a fault.
    if [ $ended = 0 ]; then continue; fi
    cat "$work/$name.log"
    failed=$((failed + 1))
    continue
  fi
  of=$(counted "$work/$name.trx" total) ok=$(counted "$work/$name.trx" passed) executed=$(counted "$work/$name.trx" executed)
  passed=$((passed + ok)) failed=$((failed + executed - ok)) skipped=$((skipped + of - executed))
  grep -E '^(Passed|Failed|Skipped)!' "$work/$name.log"
  # The test host died, or a fixture failed: no test failed, and yet the run did.
  if [ $ended != 0 ] && [ "$executed" = "$ok" ]; then
    cat "$work/$name.log"
    failed=$((failed + 1))
  fi
  results "$work/$name.trx" | awk '
    /^<UnitTestResult/ { match($0, /testName="[^"]*"/); name = substr($0, RSTART + 10, RLENGTH - 11); state = /outcome="Failed"/ ? "FAILED " : /outcome="NotExecuted"/ ? "SKIPPED " : ""; if (state) print state name }
    /^<Message>/ && state { sub(/^<Message>/, ""); print "        " $0; state = "" }' | plain
done

summary="$passed passed, $failed failed"
[ $skipped = 0 ] || summary="$summary, $skipped skipped"
echo "$summary"
[ $passed -gt 0 ] && [ $failed = 0 ] && [ $skipped = 0 ]

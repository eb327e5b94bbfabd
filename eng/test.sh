#!/usr/bin/env bash
# Every test, on SQLite, on a throw-away PostgreSQL and in a real Chromium: bash eng/test.sh
# bash eng/test.sh --filter FullyQualifiedName~Reforms   arguments are handed to each `dotnet test`
# bash eng/test.sh --changed [BASE]                      only what the changes since BASE (main, or else HEAD) can break
# PORTAL_TEST_BUILT=1 says that the Release build is there and up to date; otherwise it is made here.
# A skipped test counts as a failure here: this is the run in which nothing is missing. Where at most ten fail, each is
# run once more by itself; one that passes then is printed as UNSTEADY and counts as passed.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDTERMINALLOGGER=off

stop() { echo "eng/test.sh: $*" >&2; echo "0 passed, 1 failed"; exit 1; }

# The tests of a folder have its name. Beside the folders that were changed, those may break that use one of them, in
# src/ or in tests/. A file that belongs to no folder, and what the tests share, may break everything.
changed_filter() {
  local file project folder space user spaces=() filters=()
  while read -r file; do
    IFS=/ read -r _ project folder _ <<< "$file"
    case $file in
      docs/* | *.md | .ci/* | eng/* | tests/FederationReform.Benchmarks/*) ;;
      tests/*/Support/* | tests/FederationReform.Testing/*) return 1 ;;
      src/*/*/* | tests/*/*/*)
        spaces+=("$project.$folder")
        filters+=("FullyQualifiedName~Tests.$folder.")
        ;;
      tests/*/*Tests.cs) filters+=("FullyQualifiedName~Tests.${folder%.cs}.") ;;
      *) return 1 ;;
    esac
    # Every page is asked for by every role, and looked at in the browser.
    case $file in
      src/FederationReform.Web/*) filters+=("FullyQualifiedName~RouteMatrix" "FullyQualifiedName~EveryPage") ;;
    esac
  done
  [ ${#filters[@]} -gt 0 ] || return 0
  for space in $(printf '%s\n' ${spaces[@]+"${spaces[@]}"} | sort -u); do
    for user in $(grep -rlE "using (static )?${space//./\\.}\b" src tests --include=*.cs --include=*.razor \
      --exclude-dir={bin,obj,Support,FederationReform.Benchmarks} | cut -d/ -f3 | sort -u); do
      case $user in
        _Imports.razor) return 1 ;;
        *.cs | *.razor) ;;
        *) filters+=("FullyQualifiedName~Tests.$user.") ;;
      esac
    done
  done
  filters+=("FullyQualifiedName~Tests.Architecture.")
  printf '%s\n' "${filters[@]}" | sort -u | paste -sd'|'
}

arguments=("$@")
if [ "${1:-}" = --changed ]; then
  case ${2:-} in
    '' | -*) base=main; git rev-parse --verify --quiet "$base" > /dev/null || base=HEAD; arguments=("${@:2}") ;;
    *) base=$2; arguments=("${@:3}") ;;
  esac
  since=$(git merge-base "$base" HEAD) || stop "git knows no $base."
  if filter=$({ git diff --name-only "$since"; git ls-files --others --exclude-standard; } | changed_filter); then
    if [ -z "$filter" ]; then
      echo "Nothing that a test can break was changed since $base."
      exit 0
    fi
    echo "Changed since $base: ${filter//FullyQualifiedName~/}"
    arguments+=(--filter "$filter")
  else
    echo "What was changed since $base may break everything."
  fi
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/portal-test.XXXXXX")
postgres= beside= objects=
finish() {
  [ -z "$objects" ] || kill "$objects" 2> /dev/null
  [ -z "$beside" ] || kill -- "-$beside" 2> /dev/null
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

# The headless shell draws the same pages without a window of its own, for half the processor time.
browser() {
  command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome
}

# Without one, Chinese is drawn as boxes, and nothing is as wide as the user will see it.
chinese_font() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh)" ]; }

missing=()
server_programs >/dev/null || missing+=(postgresql)
browser >/dev/null || missing+=(chromium-headless-shell)
chinese_font || missing+=(fontconfig fonts-noto-cjk)
command -v npm > /dev/null || missing+=(nodejs npm)
if [ ${#missing[@]} -gt 0 ]; then
  command -v apt-get >/dev/null \
    || stop "missing: ${missing[*]}, and there is no apt-get to install them. Install them by hand and run this again."
  [ "$(id -u)" = 0 ] || command -v sudo >/dev/null \
    || stop "missing: ${missing[*]}. Run once as root: apt-get update && apt-get install ${missing[*]}"
  echo "Installing ${missing[*]} …"
  install() { as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; }
  # A distribution without the shell has the whole browser.
  { as_root apt-get update; install "${missing[@]}" || install "${missing[@]/chromium-headless-shell/chromium}"; } \
    > "$work/apt.log" 2>&1 || { tail -20 "$work/apt.log" >&2; stop "apt-get could not install ${missing[*]}."; }
fi

programs=$(server_programs) || stop "PostgreSQL was installed, but its initdb is not to be found."
mkdir "$work/pg"
if [ "$(id -u)" = 0 ]; then chmod 711 "$work" && chown postgres "$work/pg"; fi
as_postgres "$programs/initdb" -D "$work/pg/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
  > "$work/initdb.log" 2>&1 \
  || { cat "$work/initdb.log" >&2; stop "PostgreSQL could not be set up."; }
for _ in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 12000))
  if (exec 3<> "/dev/tcp/127.0.0.1/$port") 2>/dev/null; then continue; fi
  # Nothing here outlives the run, so nothing waits for the disk.
  if as_postgres "$programs/pg_ctl" start -w -s -D "$work/pg/data" -l "$work/pg/log" \
       -o "-c listen_addresses=127.0.0.1 -p $port -k $work/pg -c max_connections=200 \
           -c fsync=off -c synchronous_commit=off -c full_page_writes=off"; then
    postgres=$programs
    break
  fi
done
[ -n "$postgres" ] || { cat "$work/pg/log" >&2; stop "PostgreSQL did not start."; }

# A real S3 server for the kept files, in a folder that ends with the run.
mkdir "$work/s3" && cp eng/object-store/package*.json "$work/s3/"
(cd "$work/s3" && npm ci --no-audit --no-fund) > "$work/s3.log" 2>&1 \
  || { cat "$work/s3.log" >&2; stop "the S3 server could not be installed."; }
for _ in 1 2 3 4 5; do
  bucket_port=$((20000 + RANDOM % 12000))
  if (exec 3<> "/dev/tcp/127.0.0.1/$bucket_port") 2>/dev/null; then continue; fi
  "$work/s3/node_modules/.bin/s3rver" -d "$work/s3/data" -a 127.0.0.1 -p "$bucket_port" --silent \
    --configure-bucket portal-test > "$work/s3.log" 2>&1 &
  objects=$!
  for _ in $(seq 100); do
    if (exec 3<> "/dev/tcp/127.0.0.1/$bucket_port") 2>/dev/null; then break 2; fi
    kill -0 "$objects" 2> /dev/null || break
    sleep 0.1
  done
  objects=
done
[ -n "$objects" ] || { cat "$work/s3.log" >&2; stop "the S3 server did not start."; }
export PORTAL_TEST_S3="http://127.0.0.1:$bucket_port"

export PORTAL_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres"
PORTAL_TEST_CHROMIUM=$(browser) || stop "Chromium was installed, but is not to be found."
export PORTAL_TEST_CHROMIUM

if [ -z "${PORTAL_TEST_BUILT:-}" ]; then
  dotnet build FederationReform.sln -c Release -v quiet > "$work/build.log" 2>&1 \
    || { cat "$work/build.log" >&2; stop "the build failed."; }
fi

# A filter that leaves a project without tests writes no results.
run() {
  local project=$1
  shift
  "$@" dotnet test "tests/$project/$project.csproj" -c Release --no-build \
    --logger "trx;LogFileName=$work/$project.trx" --blame-hang --blame-hang-timeout 10m --blame-hang-dump-type none \
    "${arguments[@]}" > "$work/$project.log" 2>&1
  echo $? > "$work/$project.ended"
}

# The browser waits for answers and the others for the processor, so they run side by side, and the browser goes first.
# A process group of its own (set -m), so that an interrupted run ends the tests beside it too.
set -m
{ run FederationReform.Tests nice -n 10; run FederationReform.Web.Tests nice -n 10; } &
beside=$!
set +m
run FederationReform.Browser.Tests
wait "$beside"
beside=

# One line a value, so that sed and awk can read it: <UnitTestResult …>, <Message>…</Message>, <Counters …/>
results() { tr '\n' ' ' < "$1" | sed 's/<\(UnitTestResult\|Message\|\/Message\|ResultSummary\|Counters\)/\n<\1/g'; }
plain() { sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&#xD;&#xA;\|&#xD;\|&#xA;/ /g; s/&amp;/\&/g'; }
counted() { results "$1" | sed -n "s/^<Counters.* $2=\"\([0-9]*\)\".*/\1/p"; }

# The names of the tests with this outcome, one a line.
ended_as() {
  results "$1" | awk -v wanted="outcome=\"$2\"" '
    /^<UnitTestResult/ && index($0, wanted) {
      match($0, /testName="[^"]*"/)
      print substr($0, RSTART + 10, RLENGTH - 11)
    }' | plain
}

# A few failures are looked at once more, each test by itself: a test that passes then is unsteady, which is a fault of
# the test or of the machine, and is printed so that somebody mends it. Where many fail, it is the change.
projects=(FederationReform.Tests FederationReform.Web.Tests FederationReform.Browser.Tests)
for project in "${projects[@]}"; do
  [ ! -f "$work/$project.trx" ] || ended_as "$work/$project.trx" Failed > "$work/$project.failed"
done
few=$(cat "$work"/*.failed 2> /dev/null | wc -l)
if [ "$few" -gt 0 ] && [ "$few" -le 10 ]; then
  for project in "${projects[@]}"; do
    [ -s "$work/$project.failed" ] || continue
    echo "Once more: $(wc -l < "$work/$project.failed") of $project"
    methods=$(sed 's/(.*//' "$work/$project.failed" | sort -u | sed 's/^/FullyQualifiedName=/' | paste -sd'|')
    dotnet test "tests/$project/$project.csproj" -c Release --no-build --filter "$methods" \
      --logger "trx;LogFileName=$work/$project.again" \
      --blame-hang --blame-hang-timeout 10m --blame-hang-dump-type none > "$work/$project.again.log" 2>&1
    [ ! -f "$work/$project.again" ] || ended_as "$work/$project.again" Passed \
      | grep -Fxf "$work/$project.failed" > "$work/$project.unsteady"
  done
fi

passed=0 failed=0 skipped=0 unsteady=0
for project in "${projects[@]}"; do
  log=$work/$project.log trx=$work/$project.trx ended=$(cat "$work/$project.ended")
  echo "── $project"
  if [ ! -f "$trx" ]; then
    if [ "$ended" != 0 ]; then
      cat "$log"
      failed=$((failed + 1))
    fi
    continue
  fi
  of=$(counted "$trx" total) ok=$(counted "$trx" passed) executed=$(counted "$trx" executed)
  touch "$work/$project.unsteady"
  again=$(wc -l < "$work/$project.unsteady")
  passed=$((passed + ok + again)) failed=$((failed + executed - ok - again))
  skipped=$((skipped + of - executed)) unsteady=$((unsteady + again))
  grep -E '^(Passed|Failed|Skipped)!' "$log"
  # The test host died or was killed in a test that hung, so that tests were left out; or a fixture failed: no test
  # failed, and yet the run did.
  if grep -q '^Test Run Aborted' "$log" || { [ "$ended" != 0 ] && [ "$executed" = "$ok" ]; }; then
    cat "$log"
    failed=$((failed + 1))
  fi
  results "$trx" | plain | awk -v unsteady="$work/$project.unsteady" '
    BEGIN { while ((getline name < unsteady) > 0) passed_then[name] = 1 }
    /^<UnitTestResult/ {
      match($0, /testName=".*" computerName="/); name = substr($0, RSTART + 10, RLENGTH - 26)
      state = /outcome="Failed"/ ? name in passed_then ? "UNSTEADY " : "FAILED " \
        : /outcome="NotExecuted"/ ? "SKIPPED " : ""
      if (state) print state name
    }
    /^<Message>/ && state { sub(/^<Message>/, ""); print "        " $0; state = "" }'
done
[ $unsteady = 0 ] || echo "$unsteady failed once and passed when run again by themselves."

echo "── The ten slowest"
for trx in "$work"/*.trx; do [ ! -f "$trx" ] || results "$trx"; done | awk '
  /^<UnitTestResult/ && match($0, /duration="[^"]*"/) {
    split(substr($0, RSTART + 10, RLENGTH - 11), time, ":")
    match($0, /testName="[^"]*"/)
    printf "%7.1f s  %s\n", time[1] * 3600 + time[2] * 60 + time[3], substr($0, RSTART + 10, RLENGTH - 11)
  }' | sort -rn | head -10 | plain

summary="$passed passed, $failed failed"
[ $skipped = 0 ] || summary="$summary, $skipped skipped"
echo "$summary"
[ $passed -gt 0 ] && [ $failed = 0 ] && [ $skipped = 0 ]

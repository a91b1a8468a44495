#!/usr/bin/env bash
# Runs the tests: ./test.sh all but what takes minutes each, ./test.sh --long those too and with the full counts, which writes docs/reliability.md.
# Sets up what the tests need beyond the .NET 10 SDK, from Debian's packages when missing: Chromium (without a window where there is one), PostgreSQL, openssl, nginx, systemd, Exim; for the long run LibreOffice.
set -euo pipefail
cd "$(dirname "$0")"
long=0
case "${1:-}" in
  "") ;;
  --long) long=1 ;;
  *) echo "usage: ./test.sh [--long]" >&2; exit 2 ;;
esac

install() {
  local sudo=""; [ "$(id -u)" = 0 ] || sudo=sudo
  timeout 120 $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive timeout 300 $sudo apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
if [ ! -x /usr/bin/chromium-headless-shell ]; then
  echo "Installing Chromium"
  install chromium-headless-shell fonts-open-sans fonts-liberation2 || [ -x /usr/bin/chromium ] || install chromium fonts-open-sans fonts-liberation2
fi

if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
  echo "Installing PostgreSQL"
  install postgresql
fi

# The commands of docs/security.md are run as they stand there, and the files of deploy/ are read by the programs that they are for.
command -v openssl >/dev/null || install openssl
PATH=$PATH:/usr/sbin command -v nginx >/dev/null || install nginx-light
command -v systemd-analyze >/dev/null || install systemd
export PATH=$PATH:/usr/sbin

# The mail server that mail is tested against (Exim) is unpacked and not installed: installed it would run, and push out the machine's own.
# It is told that whoever runs it is the user of its package.
ls /usr/lib/*/libnss_wrapper.so >/dev/null 2>&1 || install libnss-wrapper
exim=Ombud.Tests/obj/exim
if [ ! -x /usr/sbin/exim4 ] && [ ! -x "$exim/usr/sbin/exim4" ]; then
  echo "Getting Exim"
  mapfile -t needed < <(apt-cache depends exim4-daemon-light | awk '$1 == "Depends:" && $2 ~ /^lib/ { print $2 }')
  install "${needed[@]}"
  mkdir -p "$exim"
  (cd "$exim" && timeout 120 apt-get download -qq -o APT::Sandbox::User=root exim4-daemon-light && dpkg -x exim4-daemon-light_*.deb . && chmod 755 usr/sbin/exim4 && rm exim4-daemon-light_*.deb)
fi

# Letters are put on paper, to count their pages and read them.
if [ "$long" = 1 ] && ! command -v soffice >/dev/null; then
  echo "Installing LibreOffice"
  install libreoffice-writer-nogui
fi

# Code that runs once or twice is not worth the profile that would make it faster, nor a tenth of the time that guarding its pages takes.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0
# One compiler for all projects instead of one for each; it does not stay behind.
# Optimised, because only such code can be compiled ahead.
dotnet build Ombud.sln --nologo -v q -p:UseSharedCompilation=true -p:Optimize=true
dotnet build-server shutdown --vbcscompiler >/dev/null
Ombud.Tests/ahead.sh Ombud.Tests/bin/Debug/net10.0 Ombud.Tests/obj/ahead

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
export OMBUD_LONG=$long OMBUD_RELIABILITY_REPORT="$results/reliability.md"
failed=0
tests=Ombud.Tests/bin/Debug/net10.0/Ombud.Tests
chosen=(-trait- Takes=Minutes); [ "$long" = 0 ] || chosen=()
# The tests of the running app run once more beside them, on a PostgreSQL of their own; the tables of rights there in the long run alone.
rights=(-namespace- Ombud.Tests.App.Rights); [ "$long" = 0 ] || rights=()
OMBUD_LONG=0 OMBUD_TEST_PROVIDER=PostgreSql "$tests" -noLogo -noColor -maxThreads 2 -namespace "Ombud.Tests.App*" -namespace- Ombud.Tests.App.Start -namespace- Ombud.Tests.App.Protection -namespace- Ombud.Tests.App.Operation -namespace- Ombud.Tests.App.Demo -namespace- Ombud.Tests.App.Localisation -namespace- Ombud.Tests.App.Components "${rights[@]}" \
  -trait- Needs=SqliteFile -trait- Needs=Postgres -trait- Needs=None -trait- Takes=Minutes \
  -result-trx "$results/postgresql.trx" >"$results/postgresql.log" 2>&1 &
beside=$!
"$tests" -noLogo -noColor -maxThreads 4 "${chosen[@]}" -result-trx "$results/sqlite.trx" || failed=1
wait "$beside" || failed=1
cat "$results/postgresql.log"

if [ "$long" = 1 ] && [ "$failed" = 0 ]; then
  { echo "# Reliability"; echo
    echo "Written by \`./test.sh --long\`: what was done to the running system, how often, and what came of it."; echo
    cat "$OMBUD_RELIABILITY_REPORT"; } > docs/reliability.md
fi

# The names of what failed, where whoever sees only the end of the output finds them.
{ cat "$results"/*.trx | grep -o '<UnitTestResult [^>]*outcome="Failed"' | grep -o 'testName="[^"]*"' | sed 's/testName=/failed: /'; } || true

# The last line: the results of all projects, added up from what the test runner wrote.
count() { cat "$results"/*.trx | grep -o "<Counters [^>]*" | grep -oE " $1=\"[0-9]+\"" | grep -oE '[0-9]+' | awk '{ sum += $1 } END { print sum + 0 }'; }
skipped=$(count notExecuted)
line="$(count passed) passed, $(count failed) failed"
[ "$skipped" = 0 ] || line="$line, $skipped skipped"
echo "$line"
exit $failed

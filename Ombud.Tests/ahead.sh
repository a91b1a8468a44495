#!/usr/bin/env bash
# Compiles the assemblies of a built folder ahead of time, in place: tests start the app some hundred times, and what is compiled while it starts is most of a start.
# What was compiled before is taken from the cache by the hash of its source. Where there is no such compiler, the folder stays as it is.
# usage: ahead.sh FOLDER CACHE
set -euo pipefail
folder=$1 cache=$2
compiler=$({ ls -d "${NUGET_PACKAGES:-$HOME/.nuget/packages}"/microsoft.netcore.app.crossgen2.linux-x64/*/tools/crossgen2 2>/dev/null || true; } | sort -V | tail -1)
if [ "$(uname -sm)" != "Linux x86_64" ] || [ -z "$compiler" ]; then echo "Nothing is compiled ahead on this machine."; exit 0; fi
frameworks=()
while read -r name version path; do
  case $name in Microsoft.NETCore.App | Microsoft.AspNetCore.App) path=${path#[}; frameworks+=(-r "${path%]}/$version/*.dll") ;; esac
done < <(dotnet --list-runtimes | grep ' 10\.')
mkdir -p "$cache/new"
# Large and met by few tests: compiling them would take longer than it saves.
skip='^(BouncyCastle|UglyToad|DocumentFormat|Azure|Microsoft\.Testing|Newtonsoft|Microsoft\.ApplicationInsights|NodaTime|Polly)'
compile() {
  local source=$1 kept; shift
  kept=$(sha256sum "$source" | cut -c1-32).dll
  if [ -f "$cache/$kept" ]; then mv "$cache/$kept" "$cache/new/$kept"
  else "$compiler" "$source" -o "$cache/new/$kept" --targetos linux --targetarch x64 -O "$@" >/dev/null || { echo "Not compiled ahead: $(basename "$source")" >&2; return 0; }; fi
  echo "$cache/new/$kept $source"
}
export -f compile; export cache compiler
# All are compiled before the first is replaced: each is compiled against the others.
find "$folder" -maxdepth 1 -name '*.dll' -printf '%f\n' | grep -vE "$skip" | sort \
  | xargs -P 2 -I{} bash -c 'compile "$0/{}" "$@"' "$folder" "${frameworks[@]}" -r "$folder/*.dll" > "$cache/made"
while read -r from to; do cp "$from" "$to"; done < "$cache/made"
rm -f "$cache"/*.dll; mv "$cache"/new/*.dll "$cache"; rmdir "$cache/new"

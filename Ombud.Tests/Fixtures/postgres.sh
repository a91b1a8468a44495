#!/usr/bin/env bash
# A PostgreSQL of the tests' own, on loopback, not as root: made, told what to do line by line, and gone when the lines end.
# usage: postgres.sh FOLDER PORT; the password comes first on standard input
set -euo pipefail
folder=$1 port=$2
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
as=(); [ "$(id -u)" != 0 ] || as=(setpriv --reuid=postgres --regid=postgres --clear-groups)
cd /
mkdir -m 700 "$folder"
read -r password; (umask 077; echo "$password" > "$folder/password")
[ "$(id -u)" != 0 ] || chown -R postgres:postgres "$folder"
"${as[@]}" "$bin/initdb" -D "$folder/data" -U ombud --pwfile="$folder/password" --auth=scram-sha-256 --locale=C.UTF-8 --encoding=UTF8 --no-sync >/dev/null
cat >> "$folder/data/postgresql.conf" <<END
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$folder'
max_connections = 300
fsync = off
full_page_writes = off
autovacuum = off
log_statement = none
END
control() { "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" "$@" >/dev/null; }
control start && echo ready
while read -r line; do
  case $line in
    start) control start ;;
    stop) control stop -m immediate ;;
    restart) control restart -m immediate ;;
  esac
  echo "done"
done
control stop -m immediate || true
rm -rf "$folder"

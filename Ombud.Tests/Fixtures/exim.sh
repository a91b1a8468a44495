#!/usr/bin/env bash
# A mail server (Exim) of the tests' own, on loopback, not as root: it encrypts, asks who comes, keeps each mail as a file, and is gone when its input ends.
# usage: exim.sh PROGRAM FOLDER PORT; the folder has cert.pem and key.pem, the password comes first on standard input
set -euo pipefail
program=$1 folder=$2 port=$3
read -r password
mkdir "$folder/spool" "$folder/mail"
# Started from elsewhere than where it is installed, and without its user: the one that runs it takes that name.
cp "$program" "$folder/exim"
id=$(id -u) group=$(id -g)
as=(); [ "$id" != 0 ] || { id=65534 group=65534; as=(setpriv --reuid=$id --regid=$group --clear-groups); }
echo "Debian-exim:x:$id:$group::/:/bin/false" > "$folder/passwd"
echo "Debian-exim:x:$group:" > "$folder/group"
(umask 077; cat > "$folder/configuration") <<END
exim_path = $folder/exim
spool_directory = $folder/spool
log_file_path = $folder/%slog
pid_file_path = $folder/pid
deliver_drop_privilege = true
keep_environment = LD_*:NSS_*
primary_hostname = localhost
local_interfaces = 127.0.0.1
daemon_smtp_ports = $port
tls_advertise_hosts = *
tls_certificate = $folder/cert.pem
tls_privatekey = $folder/key.pem
auth_advertise_hosts = \${if eq{\$tls_in_cipher}{}{}{*}}
acl_smtp_rcpt = recipient
acl_smtp_data = message
begin acl
recipient:
  accept encrypted = *
    authenticated = *
message:
  deny condition = \${if match{\$h_Subject:}{unwanted}}
  accept
begin routers
all:
  driver = accept
  transport = file
begin transports
file:
  driver = appendfile
  directory = $folder/mail
  maildir_format
  envelope_to_add
  user = Debian-exim
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_condition = \${if and{{eq{\$auth2}{ombud}}{eq{\$auth3}{$password}}}}
  server_set_id = \$auth2
END
[ "$(id -u)" != 0 ] || chown -R "$id:$group" "$folder"
cd /
export LD_PRELOAD=libnss_wrapper.so NSS_WRAPPER_PASSWD="$folder/passwd" NSS_WRAPPER_GROUP="$folder/group"
# In a group of its own: it goes with all that it has begun.
set -m
"${as[@]}" "$folder/exim" -C "$folder/configuration" -bdf </dev/null >"$folder/said" 2>&1 &
exim=$!
set +m
unset LD_PRELOAD NSS_WRAPPER_PASSWD NSS_WRAPPER_GROUP
trap 'kill -KILL -- "-$exim" 2>/dev/null || true; wait "$exim" 2>/dev/null || true; rm -rf "$folder"' EXIT
until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
  kill -0 "$exim" 2>/dev/null || { cat "$folder/said" >&2; exit 1; }
  sleep 0.05
done
echo ready
cat >/dev/null

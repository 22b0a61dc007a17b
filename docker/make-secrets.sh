#!/bin/sh
# Makes docker/secrets once: passwords, keys and connection strings, each in a file of its own. There is no default
# password anywhere. Containers read single files as another user, so the files are readable and the folder is not.
set -eu
cd "$(dirname "$0")"
umask 077
mkdir -p secrets

random() { head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n'; }

# keep <name> <content>: writes the file unless it is there already.
keep() {
  [ -e "secrets/$1" ] && return 0
  printf '%s' "$2" >"secrets/$1.new"
  chmod 0444 "secrets/$1.new"
  mv "secrets/$1.new" "secrets/$1"
}

key_ring() {
  printf '{ "keys": [ { "id": "k1", "createdAt": "%s", "secret": "%s" } ] }\n' \
    "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$(random)"
}

address='postgres:5432/latchkey'
keep postgres-password "$(random)"
keep admin-database-url "postgresql://postgres:$(cat secrets/postgres-password)@$address"
for role in app worker resolver queue; do
  keep "$role-password" "$(random)"
  keep "$role-database-url" "postgresql://latchkey_$role:$(cat "secrets/$role-password")@$address"
done
keep first-party-key "$(random)"
keep api-keys.json "$(key_ring)"
keep worker-keys.json "$(key_ring)"
echo "The secrets are in $(pwd)/secrets. Keep a copy of the two key files: without them nothing sealed can be read."

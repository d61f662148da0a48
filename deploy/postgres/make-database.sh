#!/bin/sh
# Makes the role and the database of the collectors: Patroni calls it once, with how to connect.
set -eu
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 "$1" <<'SQL'
\set password `printenv TALLY_PASSWORD`
CREATE ROLE tally LOGIN PASSWORD :'password';
CREATE DATABASE tally OWNER tally;
REVOKE CONNECT ON DATABASE tally FROM PUBLIC;
SQL

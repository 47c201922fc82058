#!/bin/sh
# The programs, and the binaries of the tests under names of their own.
set -eu
# Nothing to do where nothing has changed since: gates that take milliseconds would wait a second for cargo.
[ -d target/debug ] && [ -e bin/made ] && [ -z "$(find . \( -path ./target -o -path ./.stress \) -prune -o -newer bin/made \( -name '*.rs' -o -name 'Cargo.*' -o -name build.sh \) -print)" ] && exit
cargo test --quiet --locked --no-run --test '*'
mkdir -p bin
for theme in race flaky hash-seed; do
  for twin in bad good; do
    binary=$(cargo test --locked --no-run --test "$theme-$twin" 2>&1 | sed -n 's/^ *Executable .*(\(.*\))$/\1/p')
    cp "$binary" "bin/$theme-$twin"
  done
done
touch bin/made

#!/bin/sh
# The programs, the binaries of the tests, and the program that makes JSON of what those print: what `go test -json` would start.
set -eu
# Nothing to do where nothing has changed since: gates that take milliseconds would wait seconds for fifteen answers of the compiler.
[ -e bin/made ] && [ -z "$(find . -path ./.stress -prune -o -newer bin/made \( -name '*.go' -o -name go.mod -o -name build.sh \) -print)" ] && exit
mkdir -p bin
for twin in bad good; do
  go build -race -o "bin/race-$twin" "./race/$twin"
  for theme in deadlock livelock lost-update isolation; do go build -o "bin/$theme-$twin" "./$theme/$twin"; done
  for theme in flaky hash-seed; do go test -c -o "bin/$theme-$twin.test" "./$theme/$twin"; done
done
go build -o bin/test2json cmd/test2json
touch bin/made

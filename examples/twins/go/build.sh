#!/bin/sh
# The programs, the binaries of the tests, and the program that makes JSON of what those print: what `go test -json` would start.
set -eu
mkdir -p bin
for twin in bad good; do
  go build -race -o "bin/race-$twin" "./race/$twin"
  for theme in deadlock livelock lost-update isolation; do go build -o "bin/$theme-$twin" "./$theme/$twin"; done
  for theme in flaky hash-seed; do go test -c -o "bin/$theme-$twin.test" "./$theme/$twin"; done
done
go build -o bin/test2json cmd/test2json

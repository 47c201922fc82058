#!/bin/sh
set -eu
mkdir -p bin
for twin in bad good; do
  go build -race -o "bin/race-$twin" "./race/$twin"
  for theme in deadlock livelock lost-update isolation; do go build -o "bin/$theme-$twin" "./$theme/$twin"; done
  for theme in flaky hash-seed; do go test -c -o "bin/$theme-$twin.test" "./$theme/$twin"; done
done

#!/usr/bin/env bash
# Sends a word to the store at HOST PORT; a store that nobody has used yet answers 1.
set -euo pipefail
exec 3<>"/dev/tcp/$1/$2"
echo word >&3
read -r count <&3
echo "word number $count"

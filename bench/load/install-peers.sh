#!/usr/bin/env bash
#
# Installs the tools that bench/load measures beside ours, each from its own registry, into a folder that outlives a run; prints
# that folder. What is there already stays. Needs go, npm and, for what is missing of wrk and nginx, the right to install Debian packages.

set -euo pipefail

readonly K6=1.8.1 VEGETA=12.13.0 AUTOCANNON=9.0.0
readonly peers=${XDG_CACHE_HOME:-$HOME/.cache}/stress-action-bench/load

# go_program NAME VERSION PACKAGE: one compilation at a time and after everything else, as the machine may have other work.
go_program() {
  local bin=$peers/$1-$2
  [[ -x $bin/$1 ]] || CGO_ENABLED=0 GOBIN=$bin nice -n 19 go install -p 1 "$3@v$2" >&2
  ln -sf "$bin/$1" "$peers/bin/$1"
}

# package COMMAND PACKAGE
package() {
  command -v "$1" >/dev/null && return
  local become=()
  [[ $EUID == 0 ]] || become=(sudo -n)
  "${become[@]}" env DEBIAN_FRONTEND=noninteractive sh -c "apt-get -qq update && apt-get -qq install -y --no-install-recommends $2" >&2
}

mkdir -p "$peers/bin"
go_program k6 $K6 go.k6.io/k6
go_program vegeta $VEGETA github.com/tsenart/vegeta/v12
[[ -d $peers/autocannon-$AUTOCANNON ]] || npm install --silent --no-fund --no-audit --prefix "$peers/autocannon-$AUTOCANNON" "autocannon@$AUTOCANNON" >&2
ln -sf "$peers/autocannon-$AUTOCANNON/node_modules/.bin/autocannon" "$peers/bin/autocannon"
package wrk wrk
package nginx nginx-light
echo "$peers"

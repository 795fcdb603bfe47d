#!/usr/bin/env bash
# All tests: formatting, lints, units, properties, snapshots, scores, hostile inputs, fuzz corpus, the page in a
# real browser. Installs what they need (Debian packages, two npm packages from the lock file); may be run again
# and again. With CI=true a missing part fails; elsewhere it is skipped, and said.
set -euo pipefail
cd "$(dirname "$0")"

missing() {
  if [ "${CI:-}" = true ]; then echo "error: $1" >&2; exit 1; fi
  echo "skipped: $1"
}
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

install_packages() {
  local wanted=()
  command -v cc >/dev/null || wanted+=(gcc libc6-dev)
  [ -x /usr/bin/python3 ] || wanted+=(python3)
  command -v node >/dev/null || wanted+=(nodejs)
  command -v npm >/dev/null || wanted+=(npm)
  [ -x /usr/bin/chromium ] || wanted+=(chromium fonts-noto-core)
  [ ${#wanted[@]} = 0 ] && return 0
  command -v apt-get >/dev/null || return 1
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null
}

echo "== packages"
install_packages || missing "apt packages for the browser tests (chromium, nodejs, npm) can't be installed"

echo "== format and lints"
cargo fmt --all --check
cargo clippy --profile ci --workspace --all-targets --locked -- -D warnings

echo "== tests"
cargo test --profile ci --workspace --locked

echo "== the page in a browser"
target="${CARGO_TARGET_DIR:-target}"
if command -v node >/dev/null && command -v npm >/dev/null && [ -x "${CHROMIUM:-/usr/bin/chromium}" ]; then
  (cd tests/browser && npm ci --silent --no-audit --no-fund)
  RECOUPE="$(realpath "$target")/ci/recoupe" node --test tests/browser/page.test.mjs
else
  missing "the browser tests need node, npm and chromium"
fi

echo "all tests passed"

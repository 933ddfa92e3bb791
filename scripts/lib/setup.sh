# Shared by the scripts: where things are, and how what is missing gets installed.
# Nothing is installed twice, and nothing at all where everything is there.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
WEB=$ROOT/web
JOBS=$(nproc 2>/dev/null || echo 2)

# Emscripten's optimiser needs acorn; under a Node that isn't Debian's it finds it here.
export NODE_PATH=${NODE_PATH:-/usr/share/nodejs}

fail() {
  echo "$(basename "$0"): $*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# need COMMAND_OR_FILE PACKAGE ...: remembers the package if the command or the
# file is missing; install_missing then installs all of them at once.
MISSING=()
need() {
  case $1 in
    /*) [ -e "$1" ] || MISSING+=("${@:2}") ;;
    *) have "$1" || MISSING+=("${@:2}") ;;
  esac
}

install_missing() {
  [ ${#MISSING[@]} -gt 0 ] || return 0
  local root=()
  if [ "$(id -u)" != 0 ]; then
    have sudo || fail "please install: ${MISSING[*]}"
    root=(sudo -n)
  fi
  have apt-get || fail "please install: ${MISSING[*]}"
  echo "Installing ${MISSING[*]} ..."
  local log
  log=$(mktemp)
  if ! { "${root[@]}" apt-get update -q &&
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "${MISSING[@]}"; } \
    >"$log" 2>&1 </dev/null; then
    tail -n 5 "$log" >&2
    fail "could not install: ${MISSING[*]} (try: apt-get install ${MISSING[*]})"
  fi
  rm -f "$log"
  hash -r
  MISSING=()
}

need_build_tools() {
  need cmake cmake
  need ninja ninja-build
  need emcc emscripten
  need npm nodejs npm
  need flock util-linux
  if [ ! -e /usr/local/include/nlohmann/json.hpp ]; then
    need /usr/include/nlohmann/json.hpp nlohmann-json3-dev
  fi
}

need_test_tools() {
  need g++ g++
  need clang++ clang libclang-rt-14-dev
  need clang-format clang-format
  need clang-tidy clang-tidy
  need /usr/src/googletest/CMakeLists.txt googletest
  need /usr/include/gtest/gtest.h libgtest-dev
  need python3 python3
  need chromium chromium
  need firefox-esr firefox-esr
  need WebKitWebDriver webkit2gtk-driver
  need Xvfb xvfb
  need /usr/lib/postgresql postgresql
  need /usr/sbin/mariadbd mariadb-server
  need sqlite3 sqlite3
  # What runs the engines that come from PyPI, where they are asked for.
  if [ "${CI:-}" = true ] || [ "${TEST_ALL:-}" = true ]; then
    need java default-jre-headless
    need /usr/share/doc/python3-venv python3-venv
  fi
}

# The packages of web/package-lock.json, and the Node they carry: Debian's own may
# be too old for the tools.
install_node_packages() {
  local stamp=$WEB/node_modules/.installed
  if ! cmp -s "$WEB/package-lock.json" "$stamp"; then
    echo "Installing the packages of web/package-lock.json ..." >&2
    npm_ci_in_web
    cp "$WEB/package-lock.json" "$stamp"
  fi
  find_node
}

npm_ci_in_web() {
  local ci=(npm ci --no-audit --no-fund --loglevel=error)
  if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)'; then
    # Under an old Node npm leaves out what asks for a newer one. The pinned Node
    # asks for nothing: it comes first, and npm then runs under it.
    (cd "$WEB" && "${ci[@]}" --omit=dev </dev/null >&2) || fail_npm
    mkdir -p "$ROOT/build/node"
    cp "$WEB"/node_modules/node-linux-*/bin/node "$ROOT/build/node/" 2>/dev/null ||
      fail "Node.js $(node --version) is too old, and no newer one comes as a package for this machine"
  fi
  (cd "$WEB" && PATH=$ROOT/build/node:$PATH "${ci[@]}" </dev/null >&2) || fail_npm
}

fail_npm() { fail "npm ci failed in web/ (is a package registry reachable?)"; }

new_enough() {
  [ -x "$1" ] && "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 18) ? 0 : 1)'
}

find_node() {
  for NODE in "$WEB"/node_modules/node-linux-*/bin/node "$(command -v node || true)"; do
    [ -x "$NODE" ] && break
  done
  [ -x "$NODE" ] || fail "no Node.js found"
  new_enough "$NODE" ||
    fail "Node.js 22.18 or newer is needed, found $("$NODE" --version)"
}

# The folder of CMake's toolchain file beside whichever emcc is on the PATH.
emscripten_toolchain() {
  local beside file
  beside=$(dirname "$(readlink -f "$(command -v emcc)")")
  for file in "$beside" /usr/share/emscripten; do
    file=$file/cmake/Modules/Platform/Emscripten.cmake
    [ -f "$file" ] && echo "$file" && return
  done
  fail "no CMake toolchain file beside $(command -v emcc)"
}

# A build folder holds absolute paths. One that came along with a copied or moved
# tree builds the other tree: it goes.
forget_foreign_build() {
  local cache=$1/CMakeCache.txt home folder
  [ -f "$cache" ] || return 0
  home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$cache")
  folder=$(sed -n 's/^CMAKE_CACHEFILE_DIR:INTERNAL=//p' "$cache")
  if [ "$(readlink -f "$home")" != "$(readlink -f "$ROOT")" ] ||
    [ "$(readlink -f "$folder")" != "$(readlink -f "$1")" ]; then
    rm -rf "$1"
  fi
}

# Sources in C++, one a line, wherever the tree came from: the folders are asked, not git.
cpp_sources() {
  (cd "$ROOT" && find core wasm tests -name node_modules -prune -o \( -name '*.cc' -o -name '*.h' \) -print | sort)
}

# configure_wasm [OPTION...]: build/wasm, once.
configure_wasm() {
  forget_foreign_build "$ROOT/build/wasm"
  if [ ! -f "$ROOT/build/wasm/build.ninja" ] || [ $# -gt 0 ]; then
    local toolchain tests=(-DDEEPSEEK_COST_TESTS=OFF) launcher=()
    toolchain=$(emscripten_toolchain)
    [ -f "$ROOT/build/wasm/build.ninja" ] && tests=()
    have ccache && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    cmake -S "$ROOT" -B "$ROOT/build/wasm" -G Ninja "-DCMAKE_TOOLCHAIN_FILE=$toolchain" \
      "-DCMAKE_CROSSCOMPILING_EMULATOR=$NODE" "${launcher[@]}" "${tests[@]}" "$@" >"$ROOT/build/wasm.log" 2>&1 ||
      { cat "$ROOT/build/wasm.log" >&2; fail "could not configure the WebAssembly build"; }
  fi
}

# ninja_in FOLDER TARGET...: silent unless something is built or fails.
ninja_in() {
  local folder=$1 log=$ROOT/build/$(basename "$1").log
  shift
  ninja -C "$folder" -j "$JOBS" -k 0 "$@" >"$log" 2>&1 || { grep -vE '^\[[0-9]+/' "$log" >&2; return 1; }
}

# One build at a time in one tree.
lock_build() {
  mkdir -p "$ROOT/build"
  exec 9>"$ROOT/build/.lock"
  flock 9
}

# Sourced by the commands beside it: finds the checkout, a JDK 25 and the built engine.
checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

fail() {
  printf '%s: %s\n' "$(basename "$0")" "$1" >&2
  exit 1
}

# True if $1 is the folder of a JDK 25.
is_jdk() {
  [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release" 2>/dev/null
}

for jdk in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
  if is_jdk "$jdk"; then
    export JAVA_HOME=$jdk
    break
  fi
done
is_jdk "${JAVA_HOME:-}" || fail 'JDK 25 is missing: install one (for example Temurin 25) and point JAVA_HOME at it.'

jars=("$checkout"/pyramid/target/fovea-pyramid-*.jar)
[ -f "${jars[0]}" ] || fail 'the engine is not built: run ./mvnw -q package -DskipTests -pl pyramid first.'

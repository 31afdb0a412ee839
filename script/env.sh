# Sourced by the other scripts: the project's root and two ways to speak.
# shellcheck shell=bash
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
export root

note() { printf '==> %s\n' "$*" >&2; }

fail() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# usage [status]: prints the comment at the head of the script.
usage() {
  sed -n '2,/^[^#]/{s/^# \{0,1\}//p;}' "$0" >&2
  exit "${1:-64}"
}

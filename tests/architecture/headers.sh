#!/bin/sh
# Compiles every header of src/ alone, and with no more of the system than its room may see.
#   headers.sh COMPILER [ARGUMENT…]
set -u

room_packages ()
{
  case $1 in
    files) echo gio-unix-2.0 libxml-2.0 ;;
    exchange | cli) echo gio-unix-2.0 json-glib-1.0 ;;
    render) echo gio-unix-2.0 pangocairo libpng ;;
    canvas) echo gtk4 ;;
    panels | app) echo libadwaita-1 ;;
    *) echo gio-unix-2.0 ;;
  esac
}

cd "$SW_SOURCE_ROOT/src" || exit 99
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
number=0

for folder in */; do
  room=${folder%/}
  flags=$(pkg-config --cflags $(room_packages "$room"))
  for header in "$room"/*.h; do
    [ -e "$header" ] || continue
    number=$((number + 1))
    printf '#include "%s"\n' "$header" >"$scratch/alone.c"
    # $flags is a list of words.
    if "$@" -fsyntax-only -std=gnu11 -D_GNU_SOURCE -Wall -Wextra -Wno-unused-parameter -Werror -I. $flags \
      "$scratch/alone.c" >"$scratch/messages" 2>&1; then
      echo "ok $number /architecture/headers/$header"
    else
      echo "not ok $number /architecture/headers/$header"
      sed 's/^/# /' "$scratch/messages"
    fi
  done
done
echo "1..$number"

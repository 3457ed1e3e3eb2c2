#!/bin/sh
# Takes pictures of everything there is to see, in all sizes, looks and languages: see ./dev pictures.
#   pictures.sh BUILD FOLDER [SIZE-LOOK-LANGUAGE…]
# Each variant gets a folder of its own below FOLDER; without any named, all of them are taken.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
source=$(cd "$here/../.." && pwd)
build=$(cd "$1" && pwd)
mkdir -p "$2"
folder=$(cd "$2" && pwd)
shift 2
[ $# -gt 0 ] || set -- small-light-en medium-light-en twice-light-en \
  small-dark-en medium-dark-en small-contrast-en medium-contrast-en \
  small-light-long medium-light-long small-light-rtl medium-light-rtl

work=$(mktemp -d "${TMPDIR:-/tmp}/streamwright-pictures.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 143' HUP INT TERM

"$here/languages.sh" "$work/texts"
export LC_ALL=C.UTF-8 STREAMWRIGHT_LOCALE_DIR="$work/texts" TZ=UTC
export SW_PROGRAM="$build/src/streamwright" SW_TEMPLATES="$source/data/templates" SW_SAMPLES="$source/tests/samples"
failed=

for variant in "$@"; do
  size=${variant%%-*} language=${variant##*-}
  look=${variant#*-} look=${look%-*}
  case $size in
    small) export SW_SCREEN=800x600 GDK_SCALE=1 ;;
    medium) export SW_SCREEN=1280x800 GDK_SCALE=1 ;;
    twice) export SW_SCREEN=2560x1600 GDK_SCALE=2 ;;
    *) echo "pictures.sh: there is no size $size" >&2; exit 2 ;;
  esac
  unset ADW_DEBUG_HIGH_CONTRAST
  export ADW_DEBUG_COLOR_SCHEME=default
  case $look in
    light) ;;
    dark) export ADW_DEBUG_COLOR_SCHEME=prefer-dark ;;
    contrast) export ADW_DEBUG_HIGH_CONTRAST=1 ;;
    *) echo "pictures.sh: there is no look $look" >&2; exit 2 ;;
  esac
  case $language in
    en) export LANGUAGE=en ;;
    long) export LANGUAGE=qps ;;
    rtl) export LANGUAGE=he ;;
    *) echo "pictures.sh: there is no language $language" >&2; exit 2 ;;
  esac
  export SW_SCREENSHOTS="$folder/$variant"
  mkdir -p "$SW_SCREENSHOTS"
  for case in ${SW_PICTURES:-$("$build/tests/display/pictures" -l)}; do
    # Shadows and rounded corners need somebody who puts windows together.
    "$here/run-display.sh" sh -c 'picom --config /dev/null --backend xrender >/dev/null 2>&1 & "$@"' - \
      "$build/tests/display/pictures" -p "$case" >"$work/log" 2>&1 || {
      failed="$failed $variant$case"
      cp "$work/log" "$SW_SCREENSHOTS/failed-${case##*/}.log"
    }
  done
  echo "$variant: $(ls "$SW_SCREENSHOTS" | grep -c 'png$') pictures"
done
[ -z "$failed" ] || { echo "Not all could be taken:$failed" >&2; exit 1; }

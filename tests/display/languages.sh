#!/bin/sh
# Writes the texts of two languages that nobody speaks into FOLDER, as the program looks for them with
# STREAMWRIGHT_LOCALE_DIR=FOLDER and LANGUAGE=qps, longer than English, or LANGUAGE=he, from right to left. That one has
# the code of Hebrew, for which GTK turns its widgets around.
#   languages.sh FOLDER
set -eu

here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
cd "$here/../.."
xgettext --from-code=UTF-8 --files-from=po/POTFILES.in --output="$folder/texts.pot" \
  -k_ -kN_ -kC_:1c,2 -kNC_:1c,2 -kngettext:1,2 -kg_dngettext:2,3 2>"$folder/xgettext.log"
for way in long:qps rtl:he; do
  messages="$folder/${way#*:}/LC_MESSAGES"
  mkdir -p "$messages"
  python3 "$here/pseudo.py" "${way%:*}" "$folder/texts.pot" "$folder/texts.po"
  msgfmt -o "$messages/streamwright.mo" "$folder/texts.po"
done

#!/bin/sh
# What a desktop reads of the program is valid: desktop.sh DATA BUILT_DATA. Prints TAP.
data=$1 built=$2
id=io.github.streamwright.Streamwright
count=0

# expect NAME COMMAND…: what the command says of a failure goes to stderr.
expect ()
{
  name=$1
  shift
  count=$((count + 1))
  if output=$("$@" 2>&1); then
    printf 'ok %d - %s\n' "$count" "$name"
  else
    printf 'not ok %d - %s\n' "$count" "$name"
    printf '%s\n' "$output" >&2
  fi
}

# The database of media types is made of it alone, and must then know a map by its name and by its content.
media_type_is_known ()
{
  folder=$(mktemp -d) || return 1
  mkdir -p "$folder/mime/packages"
  cp "$data/$id.mime.xml" "$folder/mime/packages/"
  update-mime-database "$folder/mime" >/dev/null || return 1
  grep -q '^60:application/vnd.streamwright.map+xml:\|vnd.streamwright.map+xml' "$folder/mime/globs2" || return 1
  grep -q 'vnd.streamwright.map+xml' "$folder/mime/XMLnamespaces" || return 1
  rm -rf "$folder"
}

is_svg ()
{
  xmllint --noout --nonet "$1" && [ "$(xmllint --xpath 'namespace-uri(/*)' "$1")" = http://www.w3.org/2000/svg ] \
    && rsvg-convert "$1" >/dev/null
}

# Pictures of a desktop stay pictures: no script, nothing from elsewhere.
is_harmless ()
{
  ! grep -iE '<script|href="(https?|file|data):|@import' "$1"
}

# A page without warnings, each command and option that the program knows on it.
man_page_is_right ()
{
  warnings=$(groff -man -Tutf8 -ww -z "$1" 2>&1) || return 1
  printf '%s' "$warnings"
  [ -z "$warnings" ]
}

tells_each_command ()
{
  text=$(groff -man -Tascii -P-c "$data/man/streamwright-cli.1" | sed 's/.\x08//g')
  for command in $("$SW_CLI" --help | sed -n 's/^  \([a-z]*\) .*/\1/p'); do
    printf '%s' "$text" | grep -q "streamwright-cli $command" || { echo "$command is missing"; return 1; }
    for option in $("$SW_CLI" "$command" --help | grep -o '^  .*' | grep -o -- '--[a-z-]*' | sort -u); do
      case $option in --help*) continue ;; esac
      printf '%s' "$text" | tr -s ' \n' ' ' | grep -q -e "$option" || { echo "$command $option is missing"; return 1; }
    done
  done
}

completes ()
{
  bash -c '
    . "$1"
    COMP_WORDS=(streamwright-cli che) COMP_CWORD=1
    _streamwright_cli streamwright-cli che streamwright-cli
    [ "${COMPREPLY[*]}" = check ] || { echo "che: ${COMPREPLY[*]}"; exit 1; }
    COMP_WORDS=(streamwright-cli export --theme d) COMP_CWORD=3
    _streamwright_cli streamwright-cli d --theme
    [ "${COMPREPLY[*]}" = dark ] || { echo "--theme d: ${COMPREPLY[*]}"; exit 1; }
    COMP_WORDS=("$2" explain missing-) COMP_CWORD=2
    _streamwright_cli "$2" missing- explain
    [ "${COMPREPLY[*]}" = missing-feedback ] || { echo "explain missing-: ${COMPREPLY[*]}"; exit 1; }
  ' bash "$data/completions/streamwright-cli.bash" "$SW_CLI"
}

completes_each_option ()
{
  for command in $("$SW_CLI" --help | sed -n 's/^  \([a-z]*\) .*/\1/p'); do
    line=$(grep "^    $command)" "$data/completions/streamwright-cli.bash") || { echo "$command is missing"; return 1; }
    for option in $("$SW_CLI" "$command" --help | grep -o '^  .*' | grep -o -- '--[a-z-]*' | sort -u); do
      case $option in --help-*) continue ;; esac
      case "$line " in
        *[\ \']"$option"[\ \']*) ;;
        *) [ "$option" = --help ] || { echo "$command $option is missing"; return 1; } ;;
      esac
    done
  done
}

# What the program offers: a command, then one of its options, a line each.
each_option ()
{
  for command in $("$SW_CLI" --help | sed -n 's/^  \([a-z]*\) .*/\1/p'); do
    for option in $("$SW_CLI" "$command" --help | grep -o '^  .*' | grep -o -- '--[a-z-]*' | sort -u); do
      case $option in --help*) ;; *) echo "$command $option" ;; esac
    done
  done
}

fish_knows_each_option ()
{
  file=$data/completions/streamwright-cli.fish
  for command in $("$SW_CLI" --help | sed -n 's/^  \([a-z]*\) .*/\1/p'); do
    grep -q -e "-a $command -d" "$file" || { echo "$command is missing"; return 1; }
  done
  each_option | while read -r command option; do
    grep -e "\"\$of $command\"" "$file" | grep -q -e " -l ${option#--} " || { echo "$command $option is missing"; return 1; }
  done
}

zsh_knows_each_option ()
{
  file=$data/completions/_streamwright-cli
  for command in $("$SW_CLI" --help | sed -n 's/^  \([a-z]*\) .*/\1/p'); do
    grep -q -e "^    '$command:" "$file" || { echo "$command is missing"; return 1; }
  done
  each_option | while read -r command option; do
    sed -n "/^    $command)/,/;;/p" "$file" | grep -q -e "[',{]$option[]=[}]" || { echo "$command $option is missing"; return 1; }
  done
}

expect 'the desktop entry is valid' desktop-file-validate "$built/$id.desktop"
expect 'the metainfo is valid' appstreamcli validate --no-net "$built/$id.metainfo.xml"
expect 'the media type is known by name and by content' media_type_is_known
for icon in "$data"/icons/*.svg; do
  expect "${icon##*/} is an SVG that can be drawn" is_svg "$icon"
  expect "${icon##*/} holds no script and nothing from elsewhere" is_harmless "$icon"
done
for page in "$data"/man/*.1; do
  expect "${page##*/} is a page without warnings" man_page_is_right "$page"
done
expect 'the page tells each command and option' tells_each_command
expect 'bash completes commands, words and rules' completes
expect 'bash knows each option' completes_each_option
expect 'fish knows each option' fish_knows_each_option
expect 'zsh knows each option' zsh_knows_each_option
printf '1..%d\n' "$count"

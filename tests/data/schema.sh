#!/bin/sh
# Holds maps against the schema and prints TAP: schema.sh SCHEMA SAMPLES TEMPLATES CLI.
# What is right validates, also as the program writes it; what no reader may open does not.
schema=$1 samples=$2 templates=$3 cli=$4
count=0

report ()
{
  count=$((count + 1))
  printf '%s %d - %s\n' "$1" "$count" "$2"
}

validates ()
{
  xmllint --noout --nonet --relaxng "$schema" "$1" >/dev/null 2>&1
}

for file in "$templates"/*.vstream "$samples"/good/*.vstream "$samples"/antipatterns/*.vstream \
  "$samples"/broken/*.vstream "$samples"/rules/*/*.vstream; do
  name=${file#"${samples%/*}/"}
  if ! validates "$file"; then
    report 'not ok' "$name validates"
  # The exit status of format is 0 only if all was written.
  elif "$cli" format - <"$file" 2>/dev/null | validates -; then
    report ok "$name validates, and so does what is written of it"
  else
    report 'not ok' "what is written of $name validates"
  fi
done

for file in "$samples"/hostile/*.vstream; do
  if validates "$file"; then
    report 'not ok' "${file#"${samples%/*}/"} does not validate"
  else
    report ok "${file#"${samples%/*}/"} does not validate"
  fi
done
printf '1..%d\n' "$count"

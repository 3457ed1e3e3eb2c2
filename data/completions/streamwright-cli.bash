# Completion of streamwright-cli for bash.

_streamwright_cli ()
{
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} words= options=

  # bash takes "--format=json" apart at the sign.
  if [ "$current" = = ]; then
    current=
  elif [ "$previous" = = ]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  COMPREPLY=()
  if [ "$COMP_CWORD" = 1 ]; then
    COMPREPLY=($(compgen -W 'check compare coverage explain export format import metrics new rules simulate templates tidy --help --version' -- "$current"))
    return
  fi

  case $previous in
    --fail-on) words='error warning info' ;;
    --arrangement) words='free lanes' ;;
    --by) words='stream step practice' ;;
    --theme) words='light dark contrast print' ;;
    -t | --template) words=$("${COMP_WORDS[0]}" templates 2>/dev/null | cut -d ' ' -f 1) ;;
    -r | --rule) words=$("${COMP_WORDS[0]}" rules 2>/dev/null | sed -n 's/^\([^ ]*\) .*/\1=/p') ;;
    --as-of) words=$(date +%F) ;;
    --gaps) words='exponential fixed' ;;
    --times) words='triangular exponential likely' ;;
    --dates) words='day-first month-first' ;;
    --days) words='mon-fri' ;;
    --hours) words='9-17' ;;
    --separator) words='comma semicolon tab' ;;
    --from | --to | --scale | --stream | --items | --seed | --rare | -m | --map | -a | --activity) return ;;
    -f | --format)
      case $command in
        compare) words='text json' ;;
        coverage) words='text csv json svg' ;;
        export) words='svg png pdf' ;;
        check) words='text json sarif' ;;
        metrics) words='text csv json' ;;
        simulate) words='text json' ;;
      esac
      ;;
  esac
  [ "$command $previous" = 'coverage -b' ] && words='stream step practice'
  # -c is the configuration of check, but --check of format; -b its baseline, but --by of coverage; -f has been told.
  case $command:$previous in
    check:-c | check:--config | check:-b | check:--baseline | check:--write-baseline | *:-o | *:--output | *:--log)
      COMPREPLY=($(compgen -f -- "$current"))
      return
      ;;
  esac
  if [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    [ "${COMPREPLY[0]-}" = "${COMPREPLY[0]%=}" ] || compopt -o nospace 2>/dev/null
    return
  fi

  case $command in
    check) options='--as-of --baseline --config --fail-on --fix --force --format --help --portfolio --rule --write-baseline' ;;
    compare) options='--format --from --help --to' ;;
    coverage) options='--by --force --format --help --output' ;;
    explain) options='--help' ;;
    export) options='--embed --force --format --help --no-findings --no-ladder --output --path --scale --scorecard --stream --theme --transparent' ;;
    format) options='--check --help --write' ;;
    import) options='--activity --dates --days --force --help --hours --map --no-teams --output --rare --separator' ;;
    metrics) options='--format --help --terms' ;;
    new) options='--force --help --output --template' ;;
    rules) options='--help' ;;
    simulate) options='--force --format --gaps --help --items --log --seed --stream --times' ;;
    templates) options='--help' ;;
    tidy) options='--arrangement --force --help --output' ;;
    *) return ;;
  esac
  case $current:$command in
    -*) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;
    *:explain) COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" rules 2>/dev/null | sed -n 's/^\([^ ]*\) .*/\1/p')" -- "$current")) ;;
    *:import) COMPREPLY=($(compgen -f -- "$current")) ;;
    *:new | *:rules | *:templates) ;;
    *) COMPREPLY=($(compgen -f -X '!*.vstream' -- "$current") $(compgen -d -- "$current")) ;;
  esac
}

complete -o filenames -F _streamwright_cli streamwright-cli

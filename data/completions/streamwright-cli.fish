# Completion of streamwright-cli for fish.

function __streamwright_cli_rules
    streamwright-cli rules 2>/dev/null | string replace -rf '^([^ ]+) .*' '$1'
end

function __streamwright_cli_templates
    streamwright-cli templates 2>/dev/null | string replace -r ' .*' ''
end

set -l of '__fish_seen_subcommand_from'

complete -c streamwright-cli -n __fish_use_subcommand -f -l version -d 'Print the version'
complete -c streamwright-cli -s h -l help -d 'Show help options'

complete -c streamwright-cli -n __fish_use_subcommand -f -a check -d 'Check maps and print what was found'
complete -c streamwright-cli -n "$of check" -l as-of -x -a '(date +%F)' -d 'The day that counts as today'
complete -c streamwright-cli -n "$of check" -s b -l baseline -r -F -d 'Leave alone what stands in this file'
complete -c streamwright-cli -n "$of check" -s c -l config -r -F -d 'A file with severities and thresholds'
complete -c streamwright-cli -n "$of check" -l fail-on -x -a 'error warning info' -d 'Exit with 1 from this severity on'
complete -c streamwright-cli -n "$of check" -l fix -d 'Apply the safe fixes and save'
complete -c streamwright-cli -n "$of check" -l force -d 'Replace a baseline that exists'
complete -c streamwright-cli -n "$of check" -s f -l format -x -a 'text json sarif' -d 'The form of the output'
complete -c streamwright-cli -n "$of check" -l portfolio -d 'Take the maps for one organisation'
complete -c streamwright-cli -n "$of check" -s r -l rule -x -a '(__streamwright_cli_rules)=' -d 'Set the severity of a rule'
complete -c streamwright-cli -n "$of check" -l write-baseline -r -F -d 'Write what is found to a file'

complete -c streamwright-cli -n __fish_use_subcommand -f -a compare -d 'Tell what differs between two streams or two maps'
complete -c streamwright-cli -n "$of compare" -s f -l format -x -a 'text json' -d 'The form of the output'
complete -c streamwright-cli -n "$of compare" -l from -x -d 'The stream to start from'
complete -c streamwright-cli -n "$of compare" -l to -x -d 'The stream to set against it'

complete -c streamwright-cli -n __fish_use_subcommand -f -a coverage -d 'Set streams, steps or practices against the activities'
complete -c streamwright-cli -n "$of coverage" -s b -l by -x -a 'stream step practice' -d 'What a row is'
complete -c streamwright-cli -n "$of coverage" -l force -d 'Replace a file that exists'
complete -c streamwright-cli -n "$of coverage" -s f -l format -x -a 'text csv json svg' -d 'The form of the output'
complete -c streamwright-cli -n "$of coverage" -s o -l output -r -F -d 'The file to write'

complete -c streamwright-cli -n __fish_use_subcommand -f -a explain -d 'Explain one rule with its examples'
complete -c streamwright-cli -n "$of explain" -f -a '(__streamwright_cli_rules)'

complete -c streamwright-cli -n __fish_use_subcommand -f -a export -d 'Draw a map as SVG, PNG or PDF'
complete -c streamwright-cli -n "$of export" -l embed -d 'Put the map into the SVG or PNG'
complete -c streamwright-cli -n "$of export" -l force -d 'Replace a file that exists'
complete -c streamwright-cli -n "$of export" -s f -l format -x -a 'svg png pdf' -d 'The form of the picture'
complete -c streamwright-cli -n "$of export" -l no-findings -d 'Leave out the findings'
complete -c streamwright-cli -n "$of export" -l no-ladder -d 'Leave out the timeline'
complete -c streamwright-cli -n "$of export" -s o -l output -r -F -d 'The picture to write'
complete -c streamwright-cli -n "$of export" -l path -d 'Light the critical path and the bottleneck'
complete -c streamwright-cli -n "$of export" -l scale -x -d 'Pixels a unit'
complete -c streamwright-cli -n "$of export" -l scorecard -d 'Put the scorecards below the picture'
complete -c streamwright-cli -n "$of export" -l stream -x -d 'Only this stream'
complete -c streamwright-cli -n "$of export" -l theme -x -a 'light dark contrast print' -d 'How it looks'
complete -c streamwright-cli -n "$of export" -l transparent -d 'No ground behind the streams'

complete -c streamwright-cli -n __fish_use_subcommand -f -a format -d 'Bring maps into their canonical form'
complete -c streamwright-cli -n "$of format" -s c -l check -d 'Only tell whether they differ'
complete -c streamwright-cli -n "$of format" -s w -l write -d 'Write the files in place'

complete -c streamwright-cli -n __fish_use_subcommand -f -a import -d 'Make a map from an event log or a picture'
complete -c streamwright-cli -n "$of import" -s a -l activity -x -d 'Which activity a step belongs to'
complete -c streamwright-cli -n "$of import" -l dates -x -a 'day-first month-first' -d 'The order of day and month'
complete -c streamwright-cli -n "$of import" -l days -x -a mon-fri -d 'Count only these days'
complete -c streamwright-cli -n "$of import" -l force -d 'Replace a file that exists'
complete -c streamwright-cli -n "$of import" -l hours -x -a 9-17 -d 'Count only these hours'
complete -c streamwright-cli -n "$of import" -s m -l map -x -d 'What a column holds'
complete -c streamwright-cli -n "$of import" -l no-teams -d 'Make no teams'
complete -c streamwright-cli -n "$of import" -s o -l output -r -F -d 'The map to write'
complete -c streamwright-cli -n "$of import" -l rare -x -d 'Leave out what fewer items do'
complete -c streamwright-cli -n "$of import" -l separator -x -a 'comma semicolon tab' -d 'What separates fields'

complete -c streamwright-cli -n __fish_use_subcommand -f -a metrics -d 'Print the figures of a map'
complete -c streamwright-cli -n "$of metrics" -s f -l format -x -a 'text csv json' -d 'The form of the output'
complete -c streamwright-cli -n "$of metrics" -s t -l terms -d 'Show what each figure is made of'

complete -c streamwright-cli -n __fish_use_subcommand -f -a new -d 'Make a map from a template'
complete -c streamwright-cli -n "$of new" -l force -d 'Replace a file that exists'
complete -c streamwright-cli -n "$of new" -s o -l output -r -F -d 'The file to write'
complete -c streamwright-cli -n "$of new" -s t -l template -x -a '(__streamwright_cli_templates)' -d 'The template to start from'

complete -c streamwright-cli -n __fish_use_subcommand -f -a rules -d 'List the rules'

complete -c streamwright-cli -n __fish_use_subcommand -f -a simulate -d 'Let items pass through the streams and see how long they take'
complete -c streamwright-cli -n "$of simulate" -l force -d 'Replace an event log that exists'
complete -c streamwright-cli -n "$of simulate" -s f -l format -x -a 'text json' -d 'The form of the output'
complete -c streamwright-cli -n "$of simulate" -l gaps -x -a 'exponential fixed' -d 'How items arrive'
complete -c streamwright-cli -n "$of simulate" -s n -l items -x -d 'How many items arrive'
complete -c streamwright-cli -n "$of simulate" -l log -r -F -d 'Write an event log as CSV'
complete -c streamwright-cli -n "$of simulate" -s s -l seed -x -d 'The same seed gives the same result'
complete -c streamwright-cli -n "$of simulate" -l stream -x -d 'Only this stream'
complete -c streamwright-cli -n "$of simulate" -l times -x -a 'triangular exponential likely' -d 'How times vary'

complete -c streamwright-cli -n __fish_use_subcommand -f -a templates -d 'List the templates'

complete -c streamwright-cli -n __fish_use_subcommand -f -a tidy -d 'Put the steps of a map in order'
complete -c streamwright-cli -n "$of tidy" -l arrangement -x -a 'free lanes' -d 'How all streams are arranged'
complete -c streamwright-cli -n "$of tidy" -l force -d 'Replace a file that exists'
complete -c streamwright-cli -n "$of tidy" -s o -l output -r -F -d 'The file to write'

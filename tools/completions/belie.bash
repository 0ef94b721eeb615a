# Completion of belie for bash.
_belie()
{
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} before
    if [[ $current == = ]]; then
        current=
    elif [[ $previous == = ]]; then
        previous=${COMP_WORDS[COMP_CWORD-2]}
    fi
    local options="--input --offsets --dct --date-order --style --rules --no-builtin --names --fold-names --lexicon
        --only --skip --min-score --include --exclude --jobs --strict --fail --format --offset --output --help --version"
    COMPREPLY=()
    case $previous in
    --input) COMPREPLY=($(compgen -W "text jsonl" -- "$current")); return ;;
    --offsets) COMPREPLY=($(compgen -W "codepoint byte utf16 all" -- "$current")); return ;;
    --date-order) COMPREPLY=($(compgen -W "auto mdy dmy" -- "$current")); return ;;
    --style) COMPREPLY=($(compgen -W "auto news narrative" -- "$current")); return ;;
    --format) COMPREPLY=($(compgen -W "text json" -- "$current")); return ;;
    --rules) COMPREPLY=($(compgen -d -- "$current")); return ;;
    --names | --lexicon | --output) COMPREPLY=($(compgen -f -- "$current")); return ;;
    --only | --skip)
        before=
        [[ $current == *,* ]] && before=${current%,*},
        COMPREPLY=($(compgen -P "$before" -W "$(belie checks 2>/dev/null | cut -d' ' -f1)" -- "${current##*,}"))
        return ;;
    --dct | --min-score | --include | --exclude | --jobs | --offset) return ;;
    rules) COMPREPLY=($(compgen -W "list show test" -- "$current")); return ;;
    show)
        COMPREPLY=($(compgen -W "$(belie rules list 2>/dev/null | cut -d' ' -f1)" -- "$current"))
        return ;;
    esac
    if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$current"))
    elif [[ $COMP_CWORD == 1 ]]; then
        COMPREPLY=($(compgen -f -W "check explain rules checks compile" -- "$current"))
    else
        COMPREPLY=($(compgen -f -- "$current"))
    fi
}
complete -o filenames -F _belie belie

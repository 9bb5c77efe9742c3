"""The words of a command line -> a command and its values; usage and help from the registry.

Not argparse: its refusals are English, or in the locale of the machine, and cannot be worded from here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from addin.messages import LANGUAGES, catalogue, say
from addin.model import Refusal
from addin.registry import Command, Option
from addin.text import fold

PROGRAM = "tahsilat"
COMMON = (Option("--as-of", "date"), Option("--json", "flag"))
HELP, VERSION = ("-h", "--help"), "--version"
FIRST_YEAR, LAST_YEAR = 1990, 2199  # outside it is a slip of the finger, and Excel's days end early


@dataclass(slots=True)
class Asked:
    """What was typed: `command` "" when only help or the version is wanted."""

    command: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    help: bool = False
    version: bool = False


def read(words: Sequence[str], commands: Mapping[str, Command], language: str = "tr") -> Asked:
    """Options may stand anywhere, as `--name value` or `--name=value`; the last one counts.

    Words that are left over belong to the option that takes several: `card book.xlsx mehmet ali`; each
    of them is a value of the option that takes many: `import ocak.xlsx subat.xlsx --into book.xlsx`.

    Errors: Refusal for a word that means nothing, a missing word, a value of another kind.
    """
    asked, rest = Asked(), list(words)
    while rest and rest[0] in (*HELP, VERSION, "--json"):
        asked.help |= rest[0] in HELP
        asked.version |= rest.pop(0) == VERSION
    if not rest or asked.version:
        asked.help |= not asked.version
        return asked
    asked.command = rest.pop(0)
    if asked.command not in commands:
        raise _no_command(asked.command, commands)
    _read_values(asked, commands[asked.command], rest, language)
    return asked


def _no_command(word: str, commands: Mapping[str, Command]) -> Refusal:
    """What to type instead of a command's name in the user's own words."""
    for name in commands:
        known = " ".join(say(f"commands.{name}.words", language) for language in LANGUAGES)
        if fold(word) in fold(known).split():
            return Refusal("command_meant", value=word, command=f"{PROGRAM} {name}")
    return Refusal("unknown_command", value=word, commands=", ".join(commands))


def _read_values(asked: Asked, command: Command, rest: list[str], language: str) -> None:
    named = {option.name: option for option in (*command.options, *COMMON)}
    places = [option for option in command.options if not option.name.startswith("--")]
    short = _short(command, language)
    line = f"{PROGRAM} {command.name} {HELP[1]}" if short else usage(command, language)
    joining: Option | None = None
    asked.values = {option.key: False if option.kind == "flag" else None for option in named.values()}
    while rest:
        word = rest.pop(0)
        if word in HELP:
            asked.help = True
        elif word.startswith("--"):
            name, equals, given = word.partition("=")
            option = named.get(name)
            if option is None or (option.kind == "flag" and equals):
                raise _no_option(name, named, command, language) or Refusal(
                    "unknown_word", value=word, usage=line
                )
            joining = option if option.several else joining
            _keep(asked, option, option.kind == "flag" or _value(option, given, equals, rest, line))
        elif places:
            option = places[0] if places[0].many else places.pop(0)
            joining = option if option.several else joining
            _take(asked, option, word)
        elif joining:
            asked.values[joining.key] += f" {word}"
        else:
            raise Refusal("unknown_word", value=word, usage=line)
    lacking = [option for option in places if not option.optional and asked.values[option.key] is None]
    if lacking and not asked.help:
        raise Refusal(
            "word_missing",
            value=_label(command, lacking[0], language),
            usage="\n".join(filter(None, (short, line))),
        )


def _no_option(name: str, named: Mapping[str, Option], command: Command, language: str) -> Refusal | None:
    """What to type instead of an option's name in the user's own words: `--tutar` is `--amount`."""
    meant = [
        known
        for known, option in named.items()
        if option.kind != "flag" and fold(name) == fold(_label(command, option, language))
    ]
    return Refusal("option_meant", value=name, options=", ".join(meant)) if meant else None


def _take(asked: Asked, option: Option, word: str) -> None:
    _keep(asked, option, typed(option, word))


def _keep(asked: Asked, option: Option, value: Any) -> None:
    if option.many:
        value = [*(asked.values[option.key] or ()), value]
    asked.values[option.key] = value


def _value(option: Option, given: str, equals: str, rest: list[str], line: str) -> Any:
    if not equals:
        if not rest or rest[0].startswith("--"):
            raise Refusal("value_missing", value=option.name, usage=line)
        given = rest.pop(0)
    return typed(option, given)


def typed(option: Option, word: str) -> Any:
    """The word as the option's kind. Errors: Refusal."""
    if option.kind == "integer":
        try:
            return int(word)
        except ValueError:
            raise Refusal("bad_number", value=word, option=option.name) from None
    if option.kind == "language" and word not in LANGUAGES:
        raise Refusal("bad_language", value=word, languages=", ".join(LANGUAGES))
    return day_of(word) if option.kind == "date" else word


def day_of(word: str) -> date | str:
    """ "today" for that word in any language, or the date typed as 2026-11-21 or 21.11.2026.

    >>> day_of("21.11.2026") == day_of("2026-11-21"), day_of("Bugun")
    (True, 'today')
    """
    if fold(word) in {fold(say("cli.today", language)) for language in LANGUAGES}:
        return "today"
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            day = datetime.strptime(word, form).date()
        except ValueError:
            continue
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
    raise Refusal("bad_date", value=word)


def _label(command: Command, option: Option, language: str) -> str:
    return _worded("placeholders", command, option, language)


def _worded(part: str, command: Command, option: Option, language: str) -> str:
    """The command's own words for the option, else those of all commands."""
    own = catalogue(language)["commands"][command.name].get(part, {})
    return str(own.get(option.key) or say(f"{part}.{option.key}", language))


def _shown(command: Command, option: Option, language: str) -> str:
    """An option as usage shows it: `BOOK`, `[--out COPY]`."""
    name = option.name if option.name.startswith("--") else ""
    label = "" if option.kind == "flag" else _label(command, option, language) + " ..." * option.many
    words = " ".join(part for part in (name, label) if part)
    return f"[{words}]" if name or option.optional else words


def _short(command: Command, language: str) -> str:
    """Examples instead of a usage line that nobody would read; "" where that is short enough."""
    return str(catalogue(language)["commands"][command.name].get("short", ""))


def usage(command: Command, language: str) -> str:
    """One line: `tahsilat refresh BOOK [--out COPY] ...`."""
    shown = [_shown(command, option, language) for option in (*command.options, *COMMON)]
    return " ".join([PROGRAM, command.name, *shown])


def help_text(asked: Asked, commands: Mapping[str, Command], language: str) -> str:
    """What --help prints: all commands, or one with its options."""
    if not asked.command:
        listed = {name: say(f"commands.{name}.summary", language) for name in commands}
        switches = {", ".join(HELP): say("cli.help", language), VERSION: say("cli.version", language)}
        line = f"{PROGRAM} {say('placeholders.command', language)} ..."
        head = [say("cli.description", language), "", _line("cli.usage", line, language)]
        return "\n".join([*head, "", *_block("cli.commands", listed, language), "", *_columns(switches)])
    command = commands[asked.command]
    options = (*command.options, *COMMON)
    listed = {
        _shown(command, option, language).strip("[]"): _worded("options", command, option, language)
        for option in options
    }
    head = [say(f"commands.{command.name}.summary", language), ""]
    head.append(_line("cli.usage", usage(command, language), language))
    examples = [line for line in (_short(command, language),) if line]
    return "\n".join([*head, *examples, "", *_columns(listed)])


def _line(key: str, text: str, language: str) -> str:
    return f"{say(key, language)}: {text}"


def _block(key: str, lines: Mapping[str, str], language: str) -> list[str]:
    return [f"{say(key, language)}:", *_columns(lines)]


def _columns(lines: Mapping[str, str]) -> list[str]:
    width = max(map(len, lines)) + 2
    return [f"  {name:<{width}}{text}" for name, text in lines.items()]

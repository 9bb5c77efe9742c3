"""The `tahsilat` command line, derived from the registry."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from addin import __version__
from addin.messages import LANGUAGES, say
from addin.model import Refusal
from addin.registry import COMMANDS, Command, Option, Request

COMMON = (Option("--as-of"), Option("--json", "flag"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 the book has errors (check), 2 refused and nothing changed."""
    _speak_utf8()
    words = list(sys.argv[1:] if arguments is None else arguments)
    language = "en" if "en" in (_value_of(words, "--lang"), os.environ.get("TAHSILAT_LANG")) else "tr"
    as_json = "--json" in words
    try:
        return _dispatch(words, language)
    except Refusal as refusal:
        return _refuse(refusal, language, as_json)
    except (Exception, KeyboardInterrupt) as error:
        return _refuse(_unexpected(error), language, as_json)


def _refuse(refusal: Refusal, language: str, as_json: bool) -> int:
    sentence = say(f"refusals.{refusal.key}", language, **refusal.params)
    print(sentence, file=sys.stderr)
    if as_json:
        answer = refusal.params.get("answer")
        print(json.dumps(answer or {"error": refusal.key, "message": sentence}, ensure_ascii=False))
    return 2


def _unexpected(error: BaseException) -> Refusal:
    """A fault of the program: the details go to a file that can be sent, one sentence to the user."""
    if isinstance(error, KeyboardInterrupt):
        return Refusal("stopped")
    if isinstance(error, MemoryError):
        return Refusal("no_memory")
    details = Path(tempfile.gettempdir()) / "tahsilat-hata.txt"
    try:
        frames = traceback.extract_tb(error.__traceback__)
        lines = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        # The message of an error may quote a cell; only its kind is written down.
        details.write_text(
            "\n".join([f"tahsilat {__version__}", type(error).__name__, *lines]), encoding="utf-8"
        )
    except OSError:
        return Refusal("unexpected_unsaved")
    return Refusal("unexpected", path=str(details))


def _dispatch(words: Sequence[str], language: str) -> int:
    from addin.commands import enter_all

    enter_all()
    parser = build_parser(language)
    chosen = vars(parser.parse_args(words))
    name = chosen.pop("command", None)
    if not name:
        parser.print_help(sys.stderr)
        return 2
    command = COMMANDS[name]
    as_json = bool(chosen.pop("json", False))
    as_of = _as_of(chosen.pop("as_of", None))
    request = Request(chosen, datetime.now().replace(microsecond=0), language, sys.stdin.isatty())

    from addin.runner import perform

    result = perform(command, request, as_of)
    for sentence in result.sentences:
        print(sentence, file=sys.stderr if as_json else sys.stdout)
    if as_json:
        print(json.dumps(result.json, ensure_ascii=False, default=str))
    elif result.text:
        print(result.text)
    return result.code


def build_parser(language: str) -> argparse.ArgumentParser:
    """One sub-command a registry entry, worded in [commands.<name>] of messages."""
    parser = _Parser(prog="tahsilat", description=say("cli.description", language), add_help=False)
    _help(parser, language)
    parser.add_argument("--version", action="version", version=__version__, help=say("cli.version", language))
    # the title is ours, since argparse would word it in the machine's locale
    subparsers = parser.add_subparsers(dest="command", title=say("cli.commands", language), metavar="")
    for command in COMMANDS.values():
        summary = say(f"commands.{command.name}.summary", language)
        sub = subparsers.add_parser(command.name, help=summary, description=summary, add_help=False)
        sub.set_defaults(command=command.name)
        _help(sub, language)
        for option in (*command.options, *COMMON):
            _add(sub, option, command, language)
    return parser


class _Parser(argparse.ArgumentParser):
    """argparse whose refusals are one sentence of ours."""

    def error(self, message: str) -> Any:
        raise Refusal("usage", usage=self.format_usage().strip(), detail=message)


def _help(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("-h", "--help", action="help", help=say("cli.help", language))


def _add(parser: argparse.ArgumentParser, option: Option, command: Command, language: str) -> None:
    settings: dict[str, Any] = {"help": say(f"options.{option.key}", language)}
    if option.kind == "flag":
        settings["action"] = "store_true"
    elif option.name.startswith("--"):
        settings["metavar"] = option.key.upper()
    elif option.optional:
        settings["nargs"] = "?"
    if option.kind == "integer":
        settings["type"] = int
    if option.kind == "language":
        settings["choices"] = LANGUAGES
    if option.name.startswith("--"):
        settings["dest"] = option.key
    parser.add_argument(option.name, **settings)


def _as_of(word: str | None) -> date | str | None:
    """None, "today", or the date typed as 2026-11-21 or 21.11.2026."""
    if word is None or word == "today":
        return word
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(word, form).date()
        except ValueError:
            continue
    raise Refusal("bad_date", value=word)


def _value_of(words: Sequence[str], option: str) -> str | None:
    for here, following in zip(words, [*words[1:], ""], strict=True):
        if here == option:
            return following
        if here.startswith(option + "="):
            return here.partition("=")[2]
    return None


def _speak_utf8() -> None:
    """Turkish letters reach a Windows console or a pipe whatever its code page is."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")

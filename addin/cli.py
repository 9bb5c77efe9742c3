"""The `tahsilat` command line, derived from the registry."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from addin import __version__, arguments
from addin.failures import refusal_for
from addin.messages import LANGUAGES, say
from addin.model import Refusal
from addin.registry import COMMANDS, Command, Request
from addin.terminal import Terminal

if TYPE_CHECKING:
    from addin.runner import Result


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 the book has errors (check), 2 refused and nothing changed."""
    _speak_utf8()
    words = list(sys.argv[1:] if words is None else words)
    language, as_json = _language(words), "--json" in words
    try:
        code = _dispatch(words, language, as_json)
        sys.stdout.flush()
        return code
    except Refusal as refusal:
        return _refuse(refusal, language, as_json)
    except BrokenPipeError:  # whoever reads our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (Exception, KeyboardInterrupt) as error:
        return _refuse(refusal_for(error), language, as_json)


def _language(words: Sequence[str]) -> str:
    """`--lang`, else the machine's TAHSILAT_LANG, else Turkish."""
    wanted = [word.partition("=")[2] for word in words if word.startswith("--lang=")]
    wanted += [after for word, after in pairwise(words) if word == "--lang"]
    wanted.append(os.environ.get("TAHSILAT_LANG", ""))
    return next((word for word in wanted if word in LANGUAGES), "tr")


def _refuse(refusal: Refusal, language: str, as_json: bool) -> int:
    sentence = say(f"refusals.{refusal.key}", language, **refusal.params)
    print(sentence, file=sys.stderr)
    if as_json:
        told = {key: value for key, value in refusal.details.items() if key != "text"}
        print(json.dumps({"error": refusal.key, "message": sentence, **told}, ensure_ascii=False))
    elif "text" in refusal.details:
        print(refusal.details["text"])
    return 2


def _dispatch(words: Sequence[str], language: str, as_json: bool) -> int:
    from addin.commands import enter_all

    enter_all()
    asked = arguments.read(words, COMMANDS, language)
    if asked.version:
        print(json.dumps({"version": __version__}) if as_json else __version__)
        return 0
    if asked.help:
        text = arguments.help_text(asked, COMMANDS, language)
        shown = json.dumps({"help": text}, ensure_ascii=False) if as_json else text
        print(shown, file=sys.stdout if words else sys.stderr)
        return 0 if words else 2
    as_of = asked.values.pop("as_of")
    del asked.values["json"]
    now = datetime.now().replace(microsecond=0)
    at_terminal = sys.stdin is not None and sys.stdin.isatty()
    request = Request(asked.values, now, language, Terminal(language) if at_terminal else None)

    result = _performed(COMMANDS[asked.command], request, as_of)
    for sentence in result.sentences:
        print(sentence, file=sys.stderr if as_json else sys.stdout)
    if as_json:
        print(json.dumps(result.json, ensure_ascii=False, default=str))
    elif result.text:
        print(result.text)
    return result.code


def _performed(command: Command, request: Request, as_of: date | str | None) -> Result:
    """Run; where the ribbon would ask whether to go on all the same, a terminal asks too."""
    from addin.runner import perform

    try:
        return perform(command, request, as_of)
    except Refusal as refusal:
        going_on = [
            option.key
            for option in command.options
            if option.asked and option.asked.how == "go_on" and refusal.key in option.asked.after
        ]
        if request.ask is None or not going_on:
            raise
        if not request.ask.confirm(say(f"ribbon.go_on.{refusal.key}", request.language, **refusal.params)):
            raise Refusal("stopped") from refusal
        return perform(command, replace(request, values={**request.values, going_on[0]: True}), as_of)


def _speak_utf8() -> None:
    """Turkish letters reach a Windows console or a pipe whatever its code page is.

    Where nobody listens at all, as in a scheduler without console, what is said goes nowhere.
    """
    nowhere = Path(os.devnull)
    sys.stdout = sys.stdout or nowhere.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or nowhere.open("w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")

"""`tahsilat formula`: a worksheet function's answer without Excel."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from addin.messages import say
from addin.model import Outcome, Refusal
from addin.registry import FORMULAS, Argument, Option, Request, command
from addin.text import fold


@command("formula", "none", Option("function"), Option("values", optional=True, many=True))
def formula(ledger: None, request: Request, *, as_of: date) -> Outcome:
    """Print what the function gives: ISO dates, dot decimals, JSON for tables."""
    from addin.formulas import enter_all
    from addin.formulas.calling import WrongCall, call

    enter_all()
    name = fold(str(request["function"])).replace(" ", "_").upper()
    if name not in FORMULAS:
        raise Refusal("unknown_function", value=request["function"], functions=", ".join(FORMULAS))
    asked, language = FORMULAS[name], request.language
    try:
        answer = call(asked, _values(asked.arguments, request["values"] or ()), language)
    except WrongCall as error:
        reason = f"{str(error).rstrip('.')}."  # what stands in a cell has no full stop
        usage = _usage(name, asked.arguments, language)
        raise Refusal("wrong_call", reason=reason, usage=usage) from None
    return Outcome(answer={"function": name, "value": _json(answer), "text": _text(answer)})


def _values(arguments: Sequence[Argument], words: Sequence[str]) -> list[Any]:
    """Words as cells: a table stands in JSON, "-" leaves an argument blank."""
    kinds = [argument.kind for argument in arguments]
    kinds += ["text"] * (len(words) - len(kinds))
    return [_value(word, kind) for word, kind in zip(words, kinds, strict=False)]


def _value(word: str, kind: str) -> Any:
    if word.startswith("["):
        try:
            return _cells(json.loads(word), kind)
        except (ValueError, RecursionError):
            raise Refusal("bad_table", value=word[:40]) from None
    return None if word == "-" else _cell(word, kind)


def _cells(value: Any, kind: str) -> Any:
    return [_cells(each, kind) for each in value] if isinstance(value, list) else _cell(value, kind)


def _cell(word: Any, kind: str) -> Any:
    if kind != "number" or not isinstance(word, str):
        return word
    try:
        return float(word)
    except ValueError:
        return word


def _usage(name: str, arguments: Sequence[Argument], language: str) -> str:
    helps = (say(f"formulas.arguments.{argument.name}", language) for argument in arguments)
    return f"{name}({'; '.join(helps)})"


def _json(answer: Any) -> Any:
    if isinstance(answer, list):
        return [_json(each) for each in answer]
    return answer.date().isoformat() if isinstance(answer, dt.datetime) else answer


def _text(answer: Any) -> str:
    plain = _json(answer)
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)

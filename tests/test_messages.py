"""Every word a user reads is worded in both languages, with what fills it, and only in messages."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from addin.commands import enter_all
from addin.messages import LANGUAGES, catalogue, header, say, sheet_name, words
from addin.registry import COMMANDS
from addin.rules.catalogue import SEVERITY
from addin.schema import TAB_ORDER, TABLES

enter_all()
ADDIN = Path(__file__).parents[1] / "addin"
SOURCES = sorted(path for path in ADDIN.rglob("*.py"))
TURKISH = re.compile("[çğışöüÇĞİŞÖÜ“”]")
# Data, not speech: names of people and places of the sample firm, letters of the alphabet, spellings.
OF_DATA = (
    "demo/",
    "text.py",
    "rules/names.py",
    "rules/places.py",
    "rules/identifiers/",
    "importing/evidence/content.py",
    "importing/tables/row_words.py",
    "importing/tables/labels.py",
    "importing/tables/title_lines.py",
    "importing/intake/letters.py",
    "importing/intake/text.py",
)


def leaves(tree: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from leaves(value, f"{path}.{key}" if path else key)
    else:
        yield path, tree


def fields(text: Any) -> set[str]:
    lines = text if isinstance(text, list) else [text]
    return {name for line in lines for _, name, _, _ in string.Formatter().parse(str(line)) if name}


def test_both_languages_have_the_same_keys_with_the_same_params() -> None:
    turkish, english = (dict(leaves(catalogue(language))) for language in ("tr", "en"))
    assert set(turkish) == set(english)
    assert {key for key in turkish if fields(turkish[key]) != fields(english[key])} == set()


def test_nothing_is_worded_as_an_empty_text() -> None:
    for language in LANGUAGES:
        empty = {key for key, text in leaves(catalogue(language)) if text == ""}
        assert not {key for key in empty if not key.startswith(("template.", "control."))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_options_checks_sheets_headers_and_choices_are_worded(language: str) -> None:
    for name, command in COMMANDS.items():
        assert say(f"commands.{name}.title", language) and say(f"commands.{name}.summary", language)
        assert say(f"commands.{name}.words", language)
        assert all(say(f"options.{option.key}", language) for option in command.options)
        typed = [option.key for option in command.options if option.kind != "flag"]
        assert all(say(f"placeholders.{key}", language) for key in ("command", "as_of", *typed))
    for code in SEVERITY:
        assert set(catalogue(language)["checks"][code]) >= {"rule", "message", "suggestion", "group"}
    for key, table in TABLES.items():
        assert sheet_name(key, language)
        for column in table.columns:
            assert header(key, column.key, language)
            assert not column.choices or words(column.choices, language), column.choices
    assert all(sheet_name(page, language) for page in TAB_ORDER)


def test_no_check_is_worded_that_does_not_exist() -> None:
    assert set(catalogue("tr")["checks"]) == set(SEVERITY)


def test_suggestions_name_no_single_row() -> None:
    """They also stand beside a group of a thousand."""
    for language in LANGUAGES:
        for code, texts in catalogue(language)["checks"].items():
            assert not fields(texts["suggestion"]), code
            assert fields(texts["group"]) <= {"n", "total", "counted", "field"}, code  # the same in all rows
            assert not fields(texts["rule"]), code


# --- what the code asks for ---


def calls() -> Iterator[tuple[Path, ast.Call, str]]:
    """Every call of say, Notice and Refusal, with the first argument when it is a plain text."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield path, node, node.func.id


def plain_key(node: ast.Call) -> str:
    first = node.args[0] if node.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


def asked_keys() -> dict[str, set[str] | None]:
    """Message key -> names that fill it; None where they are handed over as a whole."""
    prefix = {"say": "", "Notice": "notices.", "Refusal": "refusals."}
    found: dict[str, set[str] | None] = {}
    for _, node, name in calls():
        if name not in prefix or not plain_key(node):
            continue
        given: set[str] | None = {word.arg for word in node.keywords if word.arg}
        if any(word.arg is None for word in node.keywords):
            given = None
        if name == "Notice" and len(node.args) > 1:
            given = _keys_of(node.args[1])
        found[prefix[name] + plain_key(node)] = given
    return found


def _keys_of(node: ast.expr) -> set[str] | None:
    if not isinstance(node, ast.Dict) or not all(isinstance(key, ast.Constant) for key in node.keys):
        return None
    return {str(key.value) for key in node.keys if isinstance(key, ast.Constant)}


def test_every_key_in_code_is_worded_and_filled() -> None:
    asked, worded = asked_keys(), dict(leaves(catalogue("tr")))
    assert len(asked) > 60
    assert not {key for key in asked if key not in worded}
    for key, given in asked.items():
        always = {"book", "cells"} if key.startswith("notices.") else set()
        assert given is None or fields(worded[key]) <= given | always, key


def test_notices_and_refusals_of_messages_are_used() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    for part in ("notices", "refusals", "log", "card", "today", "panel", "check", "cli"):
        unused = {key for key in catalogue("tr")[part] if not re.search(rf"[\".]{key}\b", text)}
        assert unused <= {"refreshed_clean", "unchanged_clean"}, (part, unused)


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Texts in the code, but docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


def test_no_turkish_word_stands_in_code() -> None:
    found = {
        f"{path.relative_to(ADDIN).as_posix()}:{line}": text
        for path in SOURCES
        if not path.relative_to(ADDIN).as_posix().startswith(OF_DATA)
        for line, text in literals(path)
        if TURKISH.search(text)
    }
    assert not found

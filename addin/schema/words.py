"""Header texts and choice words of the schema, in every language a book may have."""

from __future__ import annotations

from functools import cache

from addin.messages import LANGUAGES, catalogue
from addin.text import fold


@cache
def header_texts(table: str, language: str) -> dict[str, str]:
    """Header text of each column of a table by column key."""
    from addin.schema import TABLES

    worded = catalogue(language).get("headers", {})
    texts = {**worded.get("common", {}), **worded.get(table, {})}
    return {key: texts[key] for key in TABLES[table].keys if key in texts}


@cache
def choice_words(choices: str, language: str) -> dict[str, str]:
    """The word of each code of a choice list."""
    return dict(catalogue(language).get("choices", {}).get(choices, {}))


@cache
def choice_codes(choices: str, language: str) -> dict[str, str]:
    """The code of each folded word of a choice list, in all languages; `language` wins a tie."""
    codes: dict[str, str] = {}
    for each in (*(other for other in LANGUAGES if other != language), language):
        words = choice_words(choices, each)
        codes = {fold(code): code for code in words} | codes if each != language else codes
        codes |= {fold(word): code for code, word in words.items()}
    return codes

"""Whether an import brings balances and nothing that they could double."""

from __future__ import annotations

from collections.abc import Sequence

from addin.importing.evidence.cells import shown
from addin.importing.evidence.header import certain
from addin.importing.evidence.roles import roles_of
from addin.importing.intake.sheet import Sheet
from addin.importing.tables.blocks import Block, blocks_of
from addin.importing.tables.nobody import names_nobody
from addin.rules.names import core_name
from addin.text import fold


def stand_alone(sheets: Sequence[Sheet]) -> bool:
    """Whether one sheet with money is read, hidden ones apart, or lists that share no debtor."""
    visible = [sheet for sheet in sheets if not sheet.hidden and len(sheet.rows)]
    if len(visible) < 2:
        return True
    blocks = [block for sheet in visible for block in blocks_of(sheet) if _has_money(block)]
    if len(blocks) < 2:
        return True
    names = [_names(block) for block in blocks]
    return all(names) and not _meet(names)


def _meet(names: Sequence[set[str]]) -> bool:
    """Whether one is named in two lists, perhaps shorter in one of them.

    >>> _meet([{"Ak Gıda", "Can"}, {"Bora"}]), _meet([{"Ak Gıda"}, {"AK GIDA SAN. LTD. ŞTİ."}])
    (False, True)
    """
    found = [set(core_name(sorted(listed))) for listed in names]
    return sum(map(len, found)) > len(set[str]().union(*found))


def _has_money(block: Block) -> bool:
    """A list of telephones doubles nothing."""
    return bool(roles_of(block.header.titles, block.columns).money)


def _names(block: Block) -> set[str]:
    found = [certain(title) for title in block.header.titles]
    at = next((place for place, each in enumerate(found) if each and each[0] == ("debtor_name",)), None)
    if at is None:
        return set()
    texts = {shown(cell) for cell in set(block.columns[at])}
    again = fold(block.header.titles[at])  # above each page
    return {text for text in texts if fold(text) not in ("", again) and not names_nobody(text)}

"""Lists with a row for each party of an enforcement file: which of them are its debtors."""

from __future__ import annotations

import numpy as np

from addin.importing.evidence.cells import Bools, by_distinct
from addin.importing.evidence.parties import is_other_party
from addin.importing.layouts.reader import Reader
from addin.importing.layouts.verdicts import SKIPPED
from addin.rules.identifiers import file_no


def leave_other_parties(reader: Reader) -> None:
    """Rows of creditors, lawyers and others are left out where a file has a row of a debtor too.

    A role that is the same in all rows of each file is our own in it.
    """
    if "party_role" not in reader.mapping:
        return
    roles = reader.texts("party_role")
    other = by_distinct(lambda each: np.array(list(map(is_other_party, each.tolist())), dtype=bool), roles)
    other &= reader.verdicts.taken
    owes: Bools = (roles != "") & ~other & reader.verdicts.taken
    file = file_no.keys(reader.texts("office"), reader.texts("case_no"))
    if not {*file[other].tolist()} - {""} & {*file[owes].tolist()}:
        return
    header = reader.header("party_role")
    reader.verdicts.give(SKIPPED, "other_party", other, header, reader.cells("party_role"))

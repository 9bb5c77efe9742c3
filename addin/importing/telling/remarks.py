"""What should be looked at after an import, row by row."""

from __future__ import annotations

import numpy as np

from addin.importing import report
from addin.importing.layouts.lines import Lines, row_keys, row_of
from addin.importing.listing import Listing, mark_words
from addin.model import Notice
from addin.wording import first_few

_REMARKED = {
    "balance_broken": "import_balance_broken",
    "buckets_differ": "import_buckets_differ",
    "months_marked": "import_months_marked",
    "months_paid": "import_months_paid",
    "not_due": "import_not_due",
    "opening_risen": "import_openings_risen",
    "sides_swapped": "import_sides_swapped",
    "payment_undated": "import_payments_undated",
    "rest_taken": "import_rest_taken",
    "paid_at_once": "import_paid_at_once",
    "left_blank": "import_left_blank",
    "noted_closed": "import_noted_closed",
    "part_paid": "import_part_paid",
    "part_paid_standing": "import_part_paid_standing",
    "marked": "import_marked",
    "marked_standing": "import_marked_standing",
    "noted_open": "import_noted_open",
    "returned": "import_returned",
    "state_unknown": "import_state_unknown",
    "office_missing": "import_office_missing",
    "file_closed": "import_file_closed",
    "status_unknown": "import_status_unknown",
}
_BY_HEADER = ("marked", "marked_standing", "noted_open")  # told with what they are about


def remarks(lines: Lines, listing: Listing, language: str) -> list[Notice]:
    """What stands on single rows, by what is said of them, and names that may be one."""
    notices = []
    for reason in dict.fromkeys(each.reason for each in lines.remarks if each.reason in _REMARKED):
        found = [each for each in lines.remarks if each.reason == reason]
        keys = np.sort(np.concatenate([row_keys(each.part, each.rows) for each in found]))
        places = (listing.row_name(*row_of(key)) for key in keys.tolist())
        about = [mark_words(each.header, language) for each in found]
        headers = ", ".join(dict.fromkeys(about))
        money = report.remarked_words(lines, reason, language)
        told = {"n": len(keys), "rows": first_few(places)} | ({"money": money} if money else {})
        told |= {"headers": headers} if reason in _BY_HEADER else {}
        notices.append(Notice(_REMARKED[reason], told))
    for key, pairs in (("import_one_number", listing.one_number), ("import_near_debtors", listing.near)):
        if pairs:
            named = first_few(map(" / ".join, pairs), between="; ")
            notices.append(Notice(key, {"n": len(pairs), "pairs": named}))
    if listing.others:
        others = [f"{each.debtor} / {each.listed}" for each in listing.others]
        named = first_few(others, between="; ")
        notices.append(Notice("import_same_number", {"n": len(others), "pairs": named}))
    if listing.renamed:
        named = first_few(map(" / ".join, listing.renamed), between="; ")
        notices.append(Notice("import_renamed", {"n": len(listing.renamed), "pairs": named}))
    return notices

"""`python -m tests.importing.ugly.run [filter]`: a table of what passes and why the rest fails.

`--shift=1000` makes other lists of the same kinds: every seed is that much larger. With `--not-yet` it
ends with the lines of NOT_YET that hold now, to be compared by hand.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from addin.schema.template_file import template
from tests.desk import tahsilat
from tests.importing.ugly.cases import AGAIN, CASES, Case
from tests.importing.ugly.make import make
from tests.importing.ugly.score import Report, compare, score

SHOWN = 6


def measure(name: str, case: Case, folder: Path) -> Report:
    """Make the list, import it into a fresh book, compare."""
    ugly = make(case.layout, case.faults, case.seed, folder)
    book = folder / f"{name}-kitap.xlsx"
    book.write_bytes(template("tr"))
    said = tahsilat("import", *ugly.paths, "--into", book, "--yes", "--json", "--as-of", "2025-11-15")
    try:
        answer = said.json
    except ValueError:
        return Report([f"exit {said.code}, no JSON: {said.err[-300:]}"])
    return score(answer, book, ugly.truth, said.code)


def measure_again(name: str, case: Case, folder: Path) -> Report:
    """The same list twice into one book: nothing may stand in it twice."""
    ugly = make(case.layout, case.faults, case.seed, folder)
    book = folder / f"{name}-kitap.xlsx"
    book.write_bytes(template("tr"))
    for _ in range(2):
        said = tahsilat("import", *ugly.paths, "--into", book, "--yes", "--json", "--as-of", "2025-11-15")
        if said.code:
            return Report([f"exit {said.code}: {said.err[-300:].strip()}"])
    return compare(book, ugly.truth)


def main() -> int:
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    shift = sum(int(word.removeprefix("--shift=")) for word in sys.argv if word.startswith("--shift="))
    wanted = words[0] if words else ""
    open_cases: dict[str, str] = {}
    folder = Path(tempfile.mkdtemp(prefix="ugly-"))
    passed = total = 0
    again = {f"again_{name}": CASES[name] for name in AGAIN}
    for name, case in (CASES | again).items():
        if wanted not in f"{name} {case.layout} {' '.join(case.faults)}":
            continue
        moved = case._replace(seed=case.seed + shift)
        start = time.perf_counter()
        report = (measure_again if name in again else measure)(name, moved, folder / name)
        total, passed = total + 1, passed + report.passed
        if not report.passed:
            open_cases[name] = "; ".join(map(str.strip, report.differences[:2]))
        verdict = "pass" if report.passed else "FAIL"
        took = time.perf_counter() - start
        print(f"{verdict}  {name:34} {took:4.1f} s  {case.layout} + {', '.join(case.faults)}")
        for line in report.differences[:SHOWN]:
            print(f"        {line}")
        if (rest := len(report.differences) - SHOWN) > 0:
            print(f"        and {rest} more")
    if "--not-yet" in sys.argv:
        print("".join(f"    {name!r}: {reason[:70]!r},\n" for name, reason in open_cases.items()))
    print(f"{passed} of {total} pass; the lists are in {folder}")
    return 0 if passed == total else 1


if __name__ == "__main__":
    sys.exit(main())

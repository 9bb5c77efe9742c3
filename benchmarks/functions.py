"""What a worksheet function over a column costs beside xlwings' conversion of the same cells.

    python benchmarks/functions.py [--cells 10000] [--runs 5] [--json]

Runs in one Windows process, without Excel: the cells stand as pywin32 hands them over. On another system
the Windows Python of tests/windows is used. "Raw" reads all arguments and writes the answers, as xlwings
does for any function; "whole" is the same call with the function. CPU seconds, the least of the runs;
raw and whole take turns, so that a busy machine weighs on both.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

AT_MOST = 4.0
LOOPS = 5  # Windows counts CPU in steps of 15 ms
ROOT = Path(__file__).parents[1]
MODULE = "addin.excel.functions"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--cells", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if sys.platform != "win32":
        return _on_windows(sys.argv[1:])
    costs = measure(asked.cells, asked.runs)
    if asked.json:
        print(json.dumps(costs))
    else:
        print(f"{asked.cells:,} cells{'raw ms':>16}{'whole ms':>10}{'times':>8}")
        for name, (raw, whole) in costs.items():
            print(f"{name:<18}{raw * 1000:>12.1f}{whole * 1000:>10.1f}{whole / raw:>8.2f}")
    return int(any(whole > AT_MOST * raw for raw, whole in costs.values()))


def _on_windows(words: list[str]) -> int:
    sys.path.insert(0, str(ROOT))
    from tests.windows.desk import FOLDER, absence, environment, let_in_checkout, windows_path

    reason = absence()
    if reason is not None:
        print(reason, file=sys.stderr)
        return 2
    let_in_checkout()
    command = ["wine", str(FOLDER / "python" / "python.exe"), "-B", windows_path(Path(__file__)), *words]
    done = subprocess.run(command, env=environment(), capture_output=True, check=False)
    sys.stdout.write(done.stdout.decode())
    sys.stderr.write(done.stderr.decode())
    return done.returncode


def measure(cells: int, runs: int) -> dict[str, tuple[float, float]]:
    """CPU seconds raw and whole, by function."""
    import pywintypes
    from xlwings import conversion, udfs

    from addin.excel import functions
    from addin.registry import FORMULAS

    day = dt.datetime(2026, 1, 1)
    columns: dict[str, Any] = {
        "tckn": [f"{10_000_000_000 + at}" for at in range(cells)],
        "vkn": [f"{1_000_000_000 + at}" for at in range(cells)],
        "kimlik_no": [f"{(10_000_000_000, 1_000_000_000)[at % 2] + at}" for at in range(cells)],
        "iban_no": [f"TR33 0006 1{at:07} 6457 8413 26" for at in range(cells)],
        "telefon": [
            f"{('0532', '+90 532', '(0532)', '0 (532)')[at % 4]} {at // 100:03} {at % 100:02} 11"
            for at in range(cells)
        ],
        "number": [float(at % 400) for at in range(cells)],
        "date": [pywintypes.Time(day + dt.timedelta(days=at % 400)) for at in range(cells)],
    }
    costs = {}
    for name, formula in FORMULAS.items():
        given = tuple(
            tuple((cell,) for cell in _cells(columns, argument)[: 12 if argument.whole else cells])
            for argument in formula.arguments
        )
        answers = getattr(functions, name)(*(list(map(list, rows)) for rows in given))

        def raw(given: Any = given, answers: Any = answers) -> None:
            for rows in given:
                conversion.read(None, rows, {"ndim": 2})
            conversion.write(answers, None, {})

        def whole(name: str = name, given: Any = given) -> None:
            udfs.call_udf(MODULE, name, given)

        costs[name] = _least(raw, whole, runs)
    return costs


def _cells(columns: dict[str, Any], argument: Any) -> list[Any]:
    """Of the argument's own kind of texts, written as people write them."""
    cells: list[Any] = columns[argument.name if argument.kind == "text" else argument.kind]
    return cells


def _least(raw: Callable[[], None], whole: Callable[[], None], runs: int) -> tuple[float, float]:
    took: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for work, times in zip((raw, whole), took, strict=True):
            began = time.process_time()
            for _ in range(LOOPS):
                work()
            times.append((time.process_time() - began) / LOOPS)
    return min(took[0]), min(took[1])


if __name__ == "__main__":
    raise SystemExit(main())

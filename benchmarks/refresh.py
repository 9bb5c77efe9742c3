"""What a refresh costs beside its neighbours, in one run on the same books.

    python benchmarks/refresh.py [--rows 100000] [--large 300000] [--runs 3]

Each figure is a whole process: CPU seconds (user + system) and peak resident memory, median of the runs.
Machines are shared and noisy: the ratios are the result, the seconds only say of what order things are.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

DEMO_DAY, NEXT_DAY = "2026-11-20", "2026-11-23"

OPENPYXL = """
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
book.save(sys.argv[2])
"""

LIMIT = """
import sys, zipfile, zlib
from xml.parsers import expat
before, after = zipfile.ZipFile(sys.argv[1]), zipfile.ZipFile(sys.argv[2])
for name in before.namelist():
    content = before.read(name)
    if name.endswith((".xml", ".rels")):
        expat.ParserCreate().Parse(content, True)
for name in after.namelist():
    old = before.getinfo(name) if name in before.namelist() else None
    if old is None or old.CRC != after.getinfo(name).CRC:
        packer = zlib.compressobj(1, zlib.DEFLATED, -15)
        packer.compress(after.read(name))
        packer.flush()
"""


@dataclass
class Cost:
    cpu: float
    memory: float

    def __str__(self) -> str:
        return f"{self.cpu:7.2f} s CPU {self.memory:7.0f} MB"


def cost(*command: str) -> Cost:
    """CPU seconds and peak memory (MB) of one process."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as said:  # bytecode is kept, as in an installed package
        process = subprocess.Popen(command, stdout=said, stderr=said, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            said.seek(0)
            raise SystemExit(said.read().decode(errors="replace"))
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(costs: list[Cost]) -> Cost:
    return Cost(statistics.median(c.cpu for c in costs), statistics.median(c.memory for c in costs))


def tahsilat(*words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "addin", *words)


def sample(folder: Path, rows: int) -> Path:
    target = folder / f"rows-{rows}"
    subprocess.run(
        tahsilat("demo", str(target), "--rows", str(rows), "--as-of", DEMO_DAY),
        check=True,
        capture_output=True,
    )
    return next(target.glob("*.xlsx"))


def refreshed(book: Path, folder: Path) -> Cost:
    """A refresh for another day: every date-dependent value of the book moves."""
    copy = folder / "work" / book.name
    copy.parent.mkdir(exist_ok=True)
    shutil.copy(book, copy)
    spent = cost(*tahsilat("refresh", str(copy), "--as-of", NEXT_DAY))
    shutil.copy(copy, folder / f"after-{book.parent.name}.xlsx")
    shutil.rmtree(copy.parent)
    return spent


def measure(rows: int, large: int, runs: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book, small, big = sample(folder, rows), sample(folder, 1000), sample(folder, large)
        many: dict[str, list[Cost]] = {}
        for _ in range(runs):  # in turn, so that a change of the machine's speed meets all
            take = {
                "refresh": refreshed(book, folder),
                "openpyxl": cost(sys.executable, "-c", OPENPYXL, str(book), str(folder / "saved.xlsx")),
                "limit": cost(
                    sys.executable, "-c", LIMIT, str(book), str(folder / f"after-rows-{rows}.xlsx")
                ),
                "refresh_large": refreshed(big, folder),
                "refresh_1000": refreshed(small, folder),
                "import_pandas": cost(sys.executable, "-c", "import pandas"),
            }
            for key, value in take.items():
                many.setdefault(key, []).append(value)
    found = {key: median(values) for key, values in many.items()}
    for key, value in found.items():
        print(f"{key:15} {value}")
    ratios = {
        "refresh / openpyxl load and save, CPU": found["refresh"].cpu / found["openpyxl"].cpu,
        "refresh / openpyxl load and save, memory": found["refresh"].memory / found["openpyxl"].memory,
        "refresh / limit (unzip, scan, deflate owned parts), CPU": found["refresh"].cpu / found["limit"].cpu,
        f"{large} rows / {rows} rows, CPU": found["refresh_large"].cpu / found["refresh"].cpu,
        "1,000-row refresh / import pandas, CPU": found["refresh_1000"].cpu / found["import_pandas"].cpu,
    }
    for key, ratio in ratios.items():
        print(f"{key:58} {ratio:6.3f}")
    return {
        "machine": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        "costs": {key: {"cpu_s": round(c.cpu, 2), "memory_mb": round(c.memory)} for key, c in found.items()},
        "ratios": {key: round(value, 3) for key, value in ratios.items()},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--large", type=int, default=300_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    result = measure(chosen.rows, chosen.large, chosen.runs)
    if chosen.json:
        chosen.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

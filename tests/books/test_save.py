"""The file is old or new, never half; backups; one writer."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from datetime import datetime, timedelta
from functools import partial

import pytest

from addin.books import save
from addin.books.file import open_book
from addin.books.save import BACKUPS, DAYS_KEPT, Changed, Disk, alone, back_up
from addin.model import Outcome, Refusal
from tests.books.sample import sample
from tests.books.test_read import RECEIVABLE
from tests.books.test_write import change

OUTCOME = Outcome(changes=[change("receivables", "open_kurus", {0: 5})])
STEPS = ("read", "create", "write", "sync", "close", "replace", "sync_folder", "copy", "remove")


class Killed(BaseException):
    """Stands for the end of the process: nothing runs after it."""


class FaultyDisk(Disk):
    """Fails at the n-th step, before or half-way through it."""

    def __init__(self, at: int, fault: BaseException, half: bool = False) -> None:
        self.at, self.fault, self.half = at, fault, half
        self.steps: list[str] = []

    def _step(self, name: str, *args: object) -> object:
        self.steps.append(name)
        if isinstance(self.fault, Killed) and len(self.steps) > self.at:
            raise self.fault
        if len(self.steps) == self.at:
            if self.half and name == "write":
                super().write(args[0], memoryview(args[1])[: len(args[1]) // 2])  # type: ignore[arg-type]
            if self.half and name == "copy":
                args[1].write_bytes(args[0].read_bytes()[:100])  # type: ignore[attr-defined]
            raise self.fault
        return getattr(Disk, name)(self, *args)


for _name in STEPS:
    setattr(FaultyDisk, _name, lambda self, *args, _name=_name: self._step(_name, *args))


@pytest.fixture
def path(tmp_path):
    target = tmp_path / "kitap.xlsx"
    target.write_bytes(sample({"receivables": [RECEIVABLE]}))
    return target


def clean_steps(path) -> list[str]:
    content = path.read_bytes()
    disk = FaultyDisk(10**9, OSError())
    open_book(path, disk=disk).write(OUTCOME)
    path.write_bytes(content)
    for old in (path.parent / BACKUPS).iterdir():
        old.unlink()
    return disk.steps


@pytest.mark.parametrize("half", [False, True])
def test_kill_at_every_step(path, half) -> None:
    steps = clean_steps(path)
    old = path.read_bytes()
    assert {"write", "sync", "replace", "copy", "sync_folder"} <= set(steps)
    for at in range(1, len(steps) + 1):
        path.write_bytes(old)
        with pytest.raises(Killed):
            open_book(path, disk=FaultyDisk(at, Killed(), half)).write(OUTCOME)
        now = path.read_bytes()
        if now != old:
            assert open_book(path).read("receivables").frame["open_kurus"].tolist() == [5]
            assert "replace" in steps[:at]
        for copy in (path.parent / BACKUPS).glob("*.xlsx"):
            assert copy.read_bytes() == old
        # the next run works, and clears what the killed one left
        path.write_bytes(old)
        assert open_book(path).write(OUTCOME) == 1
        assert [file.name for file in path.parent.iterdir() if file.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("error", "key"),
    [(OSError(errno.ENOSPC, "full"), "disk_full"), (OSError(errno.EIO, "Eingabe"), "write_failed")],
)
def test_errors_leave_the_old_file(path, error, key) -> None:
    steps = clean_steps(path)
    old = path.read_bytes()
    last = len(steps) - 1 - steps[::-1].index("replace")
    for at in range(1, last + 2):
        if steps[at - 1] in {"remove", "sync_folder"}:
            continue
        with pytest.raises(Refusal) as refused:
            open_book(path, disk=FaultyDisk(at, error)).write(OUTCOME)
        assert refused.value.key == key
        assert path.read_bytes() == old
        assert [file.name for file in path.parent.iterdir() if file.name.startswith(".")] == []


def test_changed_meanwhile(path) -> None:
    book = open_book(path)
    book.read("receivables")
    other = sample({"receivables": [RECEIVABLE, RECEIVABLE]})
    path.write_bytes(other)
    with pytest.raises(Changed):
        book.write(OUTCOME)
    assert path.read_bytes() == other
    assert open_book(path).write(OUTCOME) == 1


def test_backups(path) -> None:
    moments = iter(datetime(2026, 3, 5, 10, 0, second) for second in range(60))
    contents = []
    for value in range(1, 6):
        contents.append(path.read_bytes())
        book = open_book(path, keep=3, now=lambda: next(moments))
        book.write(Outcome(changes=[change("receivables", "open_kurus", {0: value})]))
    copies = sorted((path.parent / BACKUPS).iterdir())
    assert [copy.name for copy in copies] == [f"kitap_2026-03-05_10000{n}.xlsx" for n in (0, 2, 3, 4)]
    assert [copy.read_bytes() for copy in copies] == [contents[0], *contents[2:]]


def test_the_first_copy_of_a_day_outlives_the_others(path) -> None:
    hours = [datetime(2026, 3, day, hour) for day in range(1, 5) for hour in (9, 14, 17)]
    hours += [datetime(2026, 3, 4, 18, minute) for minute in range(30)]
    folder = path.parent / BACKUPS
    folder.mkdir()
    (folder / "kitap_eski.xlsx").write_bytes(b"the user's own copy")
    for hour in hours:
        back_up(path, f"{hour:%Y-%m-%d_%H%M%S}", 20, Disk())
    kept = sorted(copy.name for copy in folder.iterdir())
    mornings = [f"kitap_2026-03-0{day}_090000.xlsx" for day in range(1, 5)]
    assert kept == [*mornings, *(f"kitap_2026-03-04_18{n}00.xlsx" for n in range(10, 30)), "kitap_eski.xlsx"]


def test_mornings_do_not_stay_for_ever(path) -> None:
    for day in range(1, DAYS_KEPT + 6):
        back_up(path, f"{datetime(2026, 3, 1) + timedelta(days=day):%Y-%m-%d_%H%M%S}", 1, Disk())
    assert len(list((path.parent / BACKUPS).iterdir())) == DAYS_KEPT


def test_no_backup_when_nothing_changes(path) -> None:
    open_book(path).write(Outcome(changes=[change("receivables", "amount_kurus", {0: 123450})]))
    assert not (path.parent / BACKUPS).exists()


def test_one_writer(path) -> None:
    with alone(path), pytest.raises(Refusal, match="busy"):
        open_book(path).write(OUTCOME)
    assert open_book(path).write(OUTCOME) == 1


def test_what_lies_beside_the_content_is_carried_over(path, tmp_path) -> None:
    path.chmod(0o640)
    link = tmp_path / "kısayol.xlsx"
    link.symlink_to(path)
    try:
        os.setxattr(path, "user.zone", b"3")
    except OSError:
        pytest.skip("file system without attributes")
    open_book(link, backups=False).write(OUTCOME)
    assert link.is_symlink()
    assert open_book(path).read("receivables").frame["open_kurus"].tolist() == [5]
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.getxattr(path, "user.zone") == b"3"


def test_the_book_can_be_used_after_a_write(path) -> None:
    book = open_book(path, backups=False)
    assert book.write(OUTCOME) == 1
    assert book.read("receivables").frame["open_kurus"].tolist() == [5]
    assert book.write(OUTCOME) == 0


def test_half_backups_of_a_killed_run_go(path) -> None:
    folder = path.parent / BACKUPS
    folder.mkdir()
    mine, other = folder / ".kitap_2026-01-01_000000.xlsx.tahsilat", folder / ".baska_2026.xlsx.tahsilat"
    for left in (mine, other):
        left.write_bytes(b"half")
    open_book(path).write(OUTCOME)
    assert not mine.exists()
    assert other.exists()


def test_the_lock_of_a_dead_process_is_no_lock(path) -> None:
    code = "import sys,time;from pathlib import Path;from addin.books.save import alone\n"
    code += "with alone(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(Refusal, match="busy"):
            open_book(path).write(OUTCOME)
        other.kill()
    assert (path.parent / ".kitap.xlsx.lock").exists()
    assert open_book(path).write(OUTCOME) == 1
    assert [file.name for file in path.parent.iterdir() if file.name.startswith(".")] == []


def test_a_lock_file_that_was_removed_meanwhile_is_no_lock(path, monkeypatch) -> None:
    """Opened before its holder removed it, locked after: a third one locks a new file at the same time."""
    lock = save._lock

    def late(handle: int) -> bool:
        (path.parent / ".kitap.xlsx.lock").unlink()
        return lock(handle)

    monkeypatch.setattr(save, "_lock", late)
    with pytest.raises(Refusal, match="busy"):
        open_book(path).write(OUTCOME)


def test_a_left_lock_shuts_nobody_out(path) -> None:
    with alone(path):
        assert (path.parent / ".kitap.xlsx.lock").stat().st_mode & 0o666 == 0o666


@pytest.mark.parametrize("name", ["x" * 245, "ş" * 120, "😀" * 60])
def test_the_longest_names_are_saved_and_backed_up(path, name) -> None:
    long = path.with_name(f"{name}.xlsx")
    path.rename(long)
    old = long.read_bytes()
    for value in (4, 5, 6):
        moment = datetime(2026, 3, 5, 10, 0, value)
        book = open_book(long, keep=1, now=partial(min, moment, moment))
        book.write(Outcome(changes=[change("receivables", "open_kurus", {0: value})]))
    assert open_book(long).read("receivables").frame["open_kurus"].tolist() == [6]
    first, second = sorted((path.parent / BACKUPS).iterdir())
    assert first.read_bytes() == old != second.read_bytes()
    assert {file.name for file in path.parent.iterdir()} == {long.name, BACKUPS}


def test_backups_that_cannot_be_written_leave_the_book(path) -> None:
    old = path.read_bytes()
    (path.parent / BACKUPS).write_text("bir dosya", encoding="utf-8")
    with pytest.raises(Refusal, match="backups_closed"):
        open_book(path).write(OUTCOME)
    assert path.read_bytes() == old
    assert (path.parent / BACKUPS).read_text(encoding="utf-8") == "bir dosya"


def test_a_half_save_of_another_book_is_left_alone(path) -> None:
    other = path.parent / ".kitap.xlsx.bak.123.tahsilat"
    other.write_bytes(b"half")
    open_book(path).write(OUTCOME)
    assert other.exists()

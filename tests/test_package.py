"""What a stranger gets: the wheel, the commands of the README, the version."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import addin
from addin.schema.template_file import NAME, template_path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("pyproject.toml", "setup.py", "README.md", NAME)
FIRST_RESULT = "python -m pip install . && tahsilat demo"
TEST_COMMAND = 'python -m pip install ".[test]" && python -m pytest'
PROGRAMS = "Scripts" if os.name == "nt" else "bin"


def run(*command: str | Path, cwd: Path) -> str:
    """Standard output; a failure shows both streams."""
    outside = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHONPATH", "PYTEST"))
    }
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=outside,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy: setuptools would pack what an earlier build left in the tree."""
    folder = tmp_path_factory.mktemp("wheel")
    tree = folder / "tree"
    shutil.copytree(ROOT / "addin", tree / "addin", ignore=shutil.ignore_patterns("__pycache__"))
    for name in SOURCES:
        shutil.copyfile(ROOT / name, tree / name)
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, tree, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Programs folder of an environment that holds the wheel and what it asks for, nothing else."""
    folder = tmp_path_factory.mktemp("empty") / "env"
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
    python = folder / PROGRAMS / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "-q", wheel, cwd=folder.parent)
    return folder / PROGRAMS


def project() -> dict[str, str]:
    table: dict[str, str] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


def code_lines(markdown: str) -> list[str]:
    blocks = re.findall(r"^```[^\n]*\n(.*?)^```", markdown, re.MULTILINE | re.DOTALL)
    return [line.strip() for block in blocks for line in block.splitlines()]


def test_version_is_said_the_same_everywhere(wheel: Path) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", project()["version"])
    assert addin.__version__ == project()["version"]
    assert wheel.name == f"tahsilat_takip-{addin.__version__}-py3-none-any.whl"


def test_template_is_found_in_the_tree() -> None:
    assert template_path() == ROOT / NAME


def test_wheel_carries_the_template_and_every_data_file(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("addin/")}
        assert archive.read(f"addin/{NAME}") == (ROOT / NAME).read_bytes()
    in_tree = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "addin").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert packed == in_tree | {f"addin/{NAME}"}
    assert {"addin/messages/commands.tr.toml", "addin/messages/commands.en.toml"} <= packed
    assert any(re.fullmatch(r"addin/parameters/\w+\.csv", name) for name in packed)


def test_demo_runs_from_the_wheel_outside_the_tree(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import addin; print(addin.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)
    said = run(installed / "tahsilat", "demo", cwd=tmp_path)
    (book,) = tmp_path.glob("*.xlsx")
    assert book.name in said
    assert zipfile.is_zipfile(book)


def test_the_wheel_builds_the_add_in_of_the_tree(installed: Path, tmp_path: Path) -> None:
    for name, python in (("wheel", installed / "python"), ("tree", Path(sys.executable))):
        run(python, "-m", "addin", "addin", "build", tmp_path / f"{name}.xlam", cwd=tmp_path)
    assert (tmp_path / "wheel.xlam").read_bytes() == (tmp_path / "tree.xlam").read_bytes()
    assert "xlwings 0.37.8" in run(installed / "tahsilat", "doctor", cwd=tmp_path)


@pytest.mark.parametrize("command", [FIRST_RESULT, TEST_COMMAND])
def test_readme_names_the_command(command: str) -> None:
    assert command in code_lines((ROOT / "README.md").read_text(encoding="utf-8"))


def test_ci_runs_the_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert TEST_COMMAND in [line.strip() for line in script.splitlines()]

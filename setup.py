"""Carries the workbook template from the top of the tree into the package."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

TEMPLATE = "workbook_template.xlsx"


class BuildWithTemplate(build_py):
    """An editable install reads the file where it lies; a wheel and an sdist need it carried."""

    editable_mode = False

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            shutil.copyfile(TEMPLATE, self._target())

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        outputs = super().get_outputs(include_bytecode)
        return outputs if self.editable_mode else [*outputs, str(self._target())]

    def get_source_files(self) -> list[str]:
        return [*super().get_source_files(), TEMPLATE]

    def _target(self) -> Path:
        return Path(self.build_lib) / "addin" / TEMPLATE


setup(cmdclass={"build_py": BuildWithTemplate})

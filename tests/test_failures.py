"""What went wrong beside the program's own sentences."""

from __future__ import annotations

import errno
import os

import pytest

from addin.failures import refusal_for
from addin.messages import LANGUAGES, say


@pytest.mark.parametrize(
    ("number", "key"), [(errno.ENOSPC, "no_space"), (errno.EDQUOT, "no_space"), (errno.EIO, "system_says")]
)
def test_a_full_disk_is_named_as_such(number: int, key: str) -> None:
    refusal = refusal_for(OSError(number, os.strerror(number)))

    assert refusal.key == key
    assert all(say(f"refusals.{key}", language, **refusal.params) for language in LANGUAGES)

"""What a button of the ribbon calls: one command on the open workbook, one message at the end."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import datetime
from typing import Any

from addin.excel.undo import remember, undo_last
from addin.failures import refusal_for
from addin.messages import LANGUAGES, say
from addin.model import Refusal
from addin.registry import COMMANDS, Request

UNDO = "undo"
TITLE = "Tahsilat"
LONGEST = 1000  # Excel cuts a message at 1,023 signs


def click(name: str) -> None:
    """Run a command on the workbook that was in view; nothing is raised, the user reads a sentence."""
    import xlwings

    run(name, xlwings.Book.caller(), language_of_ribbon())


def run(name: str, workbook: Any, language: str, now: datetime | None = None) -> None:
    try:
        sentences = _sentences(name, workbook, language, now or datetime.now().replace(microsecond=0))
        mode = "info"
    except (Exception, KeyboardInterrupt) as error:
        refusal = refusal_for(error)
        sentences = [say(f"refusals.{refusal.key}", language, **refusal.params)]
        mode = "critical"  # of the two that xlwings knows, the one with an exclamation mark
    text = "\n".join(sentences)
    shown = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    workbook.app.alert(shown, title=TITLE, mode=mode)


def _sentences(name: str, workbook: Any, language: str, now: datetime) -> list[str]:
    from addin.commands import enter_all
    from addin.runner import perform_live

    if name == UNDO:
        return undo_last(workbook, language)
    enter_all()
    if name not in COMMANDS:
        raise Refusal("unknown_command", value=name, commands=", ".join(COMMANDS))
    result = perform_live(COMMANDS[name], Request({}, now, language), workbook)
    remember(workbook, result.inverses)
    return [*result.sentences, *filter(None, [result.text.strip()])]


def language_of_ribbon() -> str:
    """What the ribbon's drop-down says, which Visual Basic keeps for it; else the machine's, else Turkish."""
    if sys.platform == "win32":
        import winreg

        place = r"Software\VB and VBA Program Settings\Tahsilat\Ayarlar"
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, place) as key:
            return LANGUAGES[int(winreg.QueryValueEx(key, "dil")[0] == "1")]
    wanted = os.environ.get("TAHSILAT_LANG", "")
    return wanted if wanted in LANGUAGES else LANGUAGES[0]

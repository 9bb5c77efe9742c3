"""What the shortcut on the desktop and the task of the morning start: no console, one message at the end.

`refresh BOOK...` renews the closed books dropped on the shortcut, without any, it looks the installation
over; `today BOOK` tells whom to call, and keeps silent on a day with nothing to do.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from addin.excel.dialogs import LONGEST, TITLE
from addin.excel.host import language_of_ribbon
from addin.failures import refusal_for
from addin.messages import say
from addin.model import Refusal
from addin.registry import COMMANDS, Request

Show = Callable[[str, bool], None]
MOST_LINES = 10
_TO_FRONT, _INFORMATION, _WARNING = 0x50000, 0x40, 0x30  # MB_TOPMOST + MB_SETFOREGROUND, MB_ICON...


def main(words: Sequence[str], show: Show, language: str, now: datetime) -> None:
    """Run what `words` ask for; nothing is raised, the user reads sentences."""
    from addin.commands import enter_all

    enter_all()
    name, *paths = words or ["refresh"]
    if name == "today":
        asked: list[tuple[str, dict[str, object]]] = [
            (name, {"book": path, "limit": MOST_LINES}) for path in paths
        ]
    else:
        asked = [("refresh", {"book": path}) for path in paths] or [("doctor", {})]
    said = [_said(command, Request(values, now, language)) for command, values in asked]
    text = "\n\n".join(sentences for sentences, _ in said if sentences)
    if text:
        shown = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
        show(shown, any(is_bad for _, is_bad in said))


def _said(name: str, request: Request) -> tuple[str, bool]:
    """Sentences, and whether they ask for something to be done."""
    from addin.runner import perform

    try:
        result = perform(COMMANDS[name], request)
    except (Exception, KeyboardInterrupt) as error:
        refusal = refusal_for(error)
        book = Path(str(request["book"] or "")).name
        sentence = say(f"refusals.{refusal.key}", request.language, **refusal.params)
        return (f"{book}: {sentence}" if book else sentence), True
    if name == "today" and not result.json["today"]:
        return "", False
    return "\n".join([*result.sentences, *filter(None, [result.text.strip()])]), bool(result.code)


def show_message(text: str, is_bad: bool) -> None:
    """A message box in front of all windows, closed by the user."""
    if sys.platform == "win32":
        import ctypes

        kind = _TO_FRONT | (_WARNING if is_bad else _INFORMATION)
        ctypes.windll.user32.MessageBoxW(None, text, TITLE, kind)
    elif sys.platform == "darwin":
        script = (
            'on run argv\ndisplay dialog (item 1 of argv) with title (item 2 of argv) buttons {"OK"}\nend run'
        )
        subprocess.run(["osascript", "-e", script, text, TITLE], check=False)
    else:
        raise Refusal("no_excel_here")


if __name__ == "__main__":
    main(sys.argv[1:], show_message, language_of_ribbon(), datetime.now().replace(microsecond=0))

"""The morning digest as a task of Windows or an agent of macOS: text that the system reads.

Source: Task Scheduler schema 1.2 ([MS-TSCH] 2.5); launchd.plist(5).
"""

from __future__ import annotations

import codecs
import plistlib
from collections.abc import Mapping, Sequence
from subprocess import list2cmdline
from xml.sax.saxutils import escape

TASK = "Tahsilat Sabah"
HOUR, MINUTE = 8, 45
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_LONGEST = "PT12H"  # a message that nobody closed must not keep the next morning's away


def task(words: Sequence[str], environ: Mapping[str, str]) -> bytes:
    """A task of the user who is logged on; a morning missed is made up, also on a laptop's battery."""
    user = f"{environ.get('USERDOMAIN', '')}\\{environ.get('USERNAME', '')}".strip("\\")
    days = "".join(f"<{day} />" for day in _WEEKDAYS)
    text = f"""<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <Triggers><CalendarTrigger>
    <StartBoundary>2026-01-05T{HOUR:02}:{MINUTE:02}:00</StartBoundary>
    <ScheduleByWeek><DaysOfWeek>{days}</DaysOfWeek><WeeksInterval>1</WeeksInterval></ScheduleByWeek>
  </CalendarTrigger></Triggers>
  <Principals><Principal id="Author">
    <UserId>{escape(user)}</UserId><LogonType>InteractiveToken</LogonType><RunLevel>LeastPrivilege</RunLevel>
  </Principal></Principals>
  <Settings>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>{_LONGEST}</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author"><Exec>
    <Command>{escape(words[0])}</Command>
    <Arguments>{escape(list2cmdline(words[1:]))}</Arguments>
  </Exec></Actions>
</Task>
"""
    return codecs.BOM_UTF16_LE + text.encode("utf-16-le")


def agent(words: Sequence[str]) -> bytes:
    times = [{"Weekday": day, "Hour": HOUR, "Minute": MINUTE} for day in range(1, len(_WEEKDAYS) + 1)]
    return plistlib.dumps(
        {"Label": "tr.tahsilat.sabah", "ProgramArguments": list(words), "StartCalendarInterval": times}
    )

"""How much memory and time the reading of one file may take; the process limits itself.

A list of a million rows stays far below; on Windows a Job object ends the process, elsewhere the
system refuses it memory. The waiting process counts the seconds on the clock.
"""

from __future__ import annotations

import sys
from typing import Any

MEMORY = 3 << 30
CPU_SECONDS = 90
WALL_SECONDS = 120

if sys.platform == "win32":

    def limit() -> None:
        """Let Windows end this process when it takes too much."""
        import ctypes
        from ctypes import wintypes

        limits, extended_limits = _limits(), 9
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = [
            wintypes.HANDLE,
            ctypes.c_int,
            ctypes.c_void_p,
            wintypes.DWORD,
        ]
        kernel.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
        job = kernel.CreateJobObjectW(None, None)  # never closed: it lives as long as the process
        kernel.SetInformationJobObject(job, extended_limits, ctypes.byref(limits), ctypes.sizeof(limits))
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

    def _limits() -> Any:
        """A filled JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""
        import ctypes
        from ctypes import wintypes

        class Basic(ctypes.Structure):
            _fields_ = [
                ("process_time", ctypes.c_int64),
                ("job_time", ctypes.c_int64),
                ("flags", wintypes.DWORD),
                ("least_set", ctypes.c_size_t),
                ("most_set", ctypes.c_size_t),
                ("processes", wintypes.DWORD),
                ("affinity", ctypes.c_size_t),
                ("priority", wintypes.DWORD),
                ("scheduling", wintypes.DWORD),
            ]

        class Extended(ctypes.Structure):
            _fields_ = [
                ("basic", Basic),
                ("counters", ctypes.c_uint64 * 6),
                ("process_memory", ctypes.c_size_t),
                ("job_memory", ctypes.c_size_t),
                ("peak_process", ctypes.c_size_t),
                ("peak_job", ctypes.c_size_t),
            ]

        process_time, processes, memory, kill_on_close = 0x2, 0x8, 0x100, 0x2000
        limits = Extended()
        limits.basic.flags = process_time | processes | memory | kill_on_close
        limits.basic.process_time = CPU_SECONDS * 10_000_000
        limits.basic.processes = 1
        limits.process_memory = MEMORY
        return limits

else:

    def limit() -> None:
        """Let the system refuse this process what is too much."""
        import contextlib
        import resource

        wanted = {resource.RLIMIT_AS: MEMORY, resource.RLIMIT_CPU: CPU_SECONDS, resource.RLIMIT_CORE: 0}
        for kind, most in wanted.items():
            hard = resource.getrlimit(kind)[1]
            least = most if hard == resource.RLIM_INFINITY else min(most, hard)
            with contextlib.suppress(ValueError, OSError):  # macOS refuses some; the clock still runs
                resource.setrlimit(kind, (least, least))

"""A DLL that only names functions of other DLLs: what Wine 8 lacks and Windows 10 has.

Source: Microsoft, PE Format (PE32+ image, one section, export directory with forwarders).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

# Compiled Rust asks it for random bytes.
NAME = "bcryptprimitives.dll"
FUNCTIONS = {"ProcessPrng": "ADVAPI32.SystemFunction036"}
_AMD64, _FLAGS = 0x8664, 0x2022  # executable image, large addresses, DLL
_PLACE, _ALIGNED = 0x1000, 0x200  # of the section: in memory, in the file
_DIRECTORY = struct.Struct("<IIHHIIIIIII")


def forwarder(name: str, functions: Mapping[str, str]) -> bytes:
    """`functions`: exported name -> "DLL.function" that answers for it."""
    content = _exports(name, dict(sorted(functions.items())))
    size = -(-len(content) // _ALIGNED) * _ALIGNED
    optional = struct.pack(
        "<HBBIIIIIQIIHHHHHHIIIIHHQQQQII",
        0x20B, 14, 0, 0, size, 0, 0, _PLACE, 0x180000000, 0x1000, _ALIGNED, 6, 0, 0, 0, 6, 0, 0,
        2 * _PLACE, _ALIGNED, 0, 2, 0x100, 0x100000, 0x1000, 0x100000, 0x1000, 0, 16,
    ) + struct.pack("<II", _PLACE, len(content)).ljust(16 * 8, b"\0")  # fmt: skip
    head = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x40) + b"PE\0\0"
    head += struct.pack("<HHIIIHH", _AMD64, 1, 0, 0, 0, len(optional), _FLAGS) + optional
    head += struct.pack(
        "<8sIIIIIIHHI", b".rdata", len(content), _PLACE, size, _ALIGNED, 0, 0, 0, 0, 0x40000040
    )
    return head.ljust(_ALIGNED, b"\0") + content.ljust(size, b"\0")


def _exports(name: str, functions: Mapping[str, str]) -> bytes:
    """Directory, addresses, names, numbers, texts: an address that lies in here is read as a text."""
    count = len(functions)
    tables = _DIRECTORY.size + 10 * count
    texts, places = b"", []
    for text in (name, *functions, *functions.values()):
        places.append(_PLACE + tables + len(texts))
        texts += text.encode("ascii") + b"\0"
    addresses = _PLACE + _DIRECTORY.size
    directory = _DIRECTORY.pack(
        0, 0, 0, 0, places[0], 1, count, count, addresses, addresses + 4 * count, addresses + 8 * count
    )
    names, targets = places[1 : 1 + count], places[1 + count :]
    return directory + struct.pack(f"<{count}I{count}I{count}H", *targets, *names, *range(count)) + texts

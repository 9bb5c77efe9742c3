"""Raw slices of a part's elements, so that they can be moved without being rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.parsers import expat

from addin.books.canonical import canonical
from addin.model import Refusal

# A start or end tag; ">" may stand in an attribute, as in a number format.
_TAG = re.compile(rb"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")
_COUNT = re.compile(rb'\s+count="\d*"')


def children(content: bytes, parent: str) -> list[bytes]:
    """The child elements of the first element of that name below the root, as they stand.

    `content`: main elements without prefix, as `unprefixed` gives it.
    """
    found: list[bytes] = []
    stack: list[str] = []
    begin = 0
    parser = expat.ParserCreate()

    def start(name: str, _: object) -> None:
        nonlocal begin
        if stack[1:] == [parent]:
            begin = parser.CurrentByteIndex
        stack.append(name)

    def end(_: str) -> None:
        stack.pop()
        if stack[1:] == [parent]:
            here = parser.CurrentByteIndex  # of <a/> this is what comes behind, of <a></a> the end tag
            alone = content[here - 2 : here] == b"/>" and _tag_end(content, begin) == here
            stop = here if alone else _tag_end(content, here)
            found.append(content[begin:stop])

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError) as error:
        raise Refusal("corrupt") from error
    return found


def unprefixed(content: bytes) -> bytes:
    """The part with its main elements spelled without a prefix."""
    root = re.search(rb"<(?![?!])([^\s/>]+)", content)
    return canonical(content) if root and b":" in root[1] else content


def with_children(content: bytes, parent: str, items: Iterable[bytes], after: Iterable[str]) -> bytes:
    """The part with these children in an element, its count brought up to date.

    An absent element is put behind the first of `after` that the part has.
    """
    listed = list(items)
    inner, count = b"".join(listed), b' count="%d"' % len(listed)
    name = re.escape(parent.encode())
    match = re.search(rb"<%b\b([^>]*?)(?:/>|>.*?</%b>)" % (name, name), content, re.S)
    if match:
        attributes = _COUNT.sub(b"", match[1]) + (count if b"count=" in match[1] else b"")
        start, end = match.span()
    else:
        attributes, start = b"" if parent == "definedNames" else count, _behind(content, after)
        end = start
    tag = parent.encode()
    element = b"<%b%b>%b</%b>" % (tag, attributes, inner, tag) if listed else b""
    return content[:start] + element + content[end:]


def _behind(content: bytes, names: Iterable[str]) -> int:
    for name in names:
        tag = name.encode()
        opening = rb"<styleSheet\b[^>]*>" if name == "styleSheet" else rb"</%b>|<%b\b[^>]*/>" % (tag, tag)
        found = re.search(opening, content)
        if found:
            return found.end()
    raise Refusal("corrupt")


def _tag_end(content: bytes, start: int) -> int:
    match = _TAG.match(content, start)
    if not match:
        raise Refusal("corrupt")
    return match.end()


def attribute(element: bytes, name: str) -> str:
    """Value of an attribute of the element's start tag, "" when absent."""
    match = re.search(rb'\s%b="([^"]*)"' % name.encode(), element[: _tag_end(element, 0)])
    return match[1].decode() if match else ""


def with_attribute(element: bytes, name: str, value: str) -> bytes:
    """The element with an attribute changed, where its start tag has it."""
    close = _tag_end(element, 0)
    pattern = rb'(\s%b=")[^"]*(")' % name.encode()
    return re.sub(pattern, rb"\g<1>%b\g<2>" % value.encode(), element[:close], count=1) + element[close:]

"""Text as it stands in XML. The standard library's module of this kind loads half of the network code."""

from __future__ import annotations

_IN_ATTRIBUTE = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def escape(text: str) -> str:
    """For the content of an element.

    >>> escape("a < b & c")
    'a &lt; b &amp; c'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """What `escape` was given.

    >>> unescape("a &lt; b &amp;amp; c")
    'a < b &amp; c'
    """
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def quoteattr(text: str) -> str:
    """An attribute's value with its quotes, double ones unless only these stand in it.

    >>> print(quoteattr('5" <boru>'))
    '5" &lt;boru&gt;'
    """
    safe = escape(text).translate(_IN_ATTRIBUTE)
    if '"' not in safe:
        return f'"{safe}"'
    return f"'{safe}'" if "'" not in safe else '"' + safe.replace('"', "&quot;") + '"'

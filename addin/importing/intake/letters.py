"""Letters that were encoded twice or read in a foreign code page."""

from __future__ import annotations

import re
import unicodedata

_PAGES = ("cp1252", "cp1254", "iso-8859-1")
_NORDIC = str.maketrans("ýþðÝÞÐ", "ışğİŞĞ")
_NORDIC_LETTER = re.compile("[ýþðÝÞÐ]")


def _bytes_by_sign() -> dict[str, int]:
    """Which byte a sign was, in whichever of the code pages it was read."""
    found: dict[str, int] = {}
    for page in _PAGES:
        for byte in range(0x80, 0x100):
            sign = bytes([byte]).decode(page, errors="ignore")
            if sign:
                found.setdefault(sign, byte)
    return found


_BYTES = _bytes_by_sign()
_FOLLOWING = "".join(re.escape(sign) for sign, byte in _BYTES.items() if byte < 0xC0)
_TWICE = re.compile(f"[ÂÃÄÅ][{_FOLLOWING}]|[ãâ][{_FOLLOWING}]{{2}}")
# The second byte of these is no sign in the Turkish page and gets lost; no other Turkish letter begins so.
# Nor is the third one of a closing quotation mark.
_LOST = {"Å\ufffd": "Ş", "Ä\ufffd": "Ğ", "â€\ufffd": "”", "â€": "”"}
_PROVE = 2  # amounts with a question mark of which one may be a doubt
_DOTTED = "i\u0307"  # İ made small by a program that does not know Turkish
_AMOUNT = r"[-(]*\d[\d., ]*[-)]*(?: ?\(?[AB]\)?)?"
# The lira's sign is in neither Turkish page: programs write a question mark there.
_LIRA_LOST = re.compile(rf"\? ?{_AMOUNT}|[-(]*\d[\d., ]*? ?\?[-)]*(?: ?\(?[AB]\)?)?")
_PLAIN = re.compile(_AMOUNT)
_SIGNS = ("Ã", "Ä", "Å", "Â", "â", "ã", "ý", "þ", "ð", "Ý", "Þ", "Ð")


def is_broken(text: str) -> bool:
    """Whether letters can be mended; correct Turkish never has these sequences.

    >>> is_broken("Kâr Ltd. Şti."), is_broken("ÅžiÅŸli"), is_broken("Þiþli")
    (False, True, True)
    """
    if not any(sign in text for sign in _SIGNS):
        return False
    if any(pair in text for pair in _LOST):
        return True
    return bool(_NORDIC_LETTER.search(text)) or bool(_TWICE.search(text))


def mended(text: str) -> str:
    """The text as it was before.

    >>> mended("A.Å\\ufffd. DAÄ\\ufffd")
    'A.Ş. DAĞ'
    >>> mended("ã€ƒ"), mended("â€³ â€œ â€ž â€™"), mended("â€\ufffd"), mended("â€")
    ('〃', '″ “ „ ’', '”', '”')
    >>> mended("Ã‡aÄŸrÄ± Ä°nÅŸaat"), mended("Ã\\x83Â‡aÃ„ÂŸ"), mended("Iþýk Ðý"), mended("Kâr ÇAĞ")
    ('Çağrı İnşaat', 'Çağ', 'Işık Ğı', 'Kâr ÇAĞ')
    """
    for _ in range(2):
        text = _TWICE.sub(_decoded, text)
    for pair, letter in _LOST.items():
        text = text.replace(pair, letter)
    return text.translate(_NORDIC) if _NORDIC_LETTER.search(text) else text


def _decoded(found: re.Match[str]) -> str:
    try:
        return bytes(_BYTES[sign] for sign in found[0]).decode()
    except UnicodeDecodeError:
        return found[0]


def is_apart(text: str) -> bool:
    """Whether letters and their dots, tails and hats are signs of their own.

    >>> is_apart("i\u0307zmir"), is_apart("c\u0327ag\u0306"), is_apart("İzmir çağ")
    (True, True, False)
    """
    return _DOTTED in text or not unicodedata.is_normalized("NFC", text)


def together(text: str) -> str:
    """Each letter as one sign; a small İ is i.

    >>> together("i\u0307zmir"), together("I\u0307zmir c\u0327ag\u0306")
    ('izmir', 'İzmir çağ')
    """
    return unicodedata.normalize("NFC", text).replace(_DOTTED, "i")


def lost_lira(texts: list[str]) -> dict[str, str]:
    """Amounts whose lira sign became a question mark, and as they were; none where others have no mark.

    >>> lost_lira(["Tutar", "12,00?", "1.250,00?", "? 7"])
    {'12,00?': '12,00₺', '1.250,00?': '1.250,00₺', '? 7': '₺ 7'}
    >>> lost_lira(["12,00?", "13,00", "14,00"]), lost_lira(["12,00?"]), lost_lira(["var mı?", "?", "3?"])
    ({}, {}, {})
    """
    lost = [text for text in texts if "?" in text and _LIRA_LOST.fullmatch(text.strip())]
    if len(lost) < _PROVE or any(map(_PLAIN.fullmatch, map(str.strip, texts))):
        return {}
    return {text: text.replace("?", "₺") for text in lost}

"""The spellings of amounts, days, telephones in cells."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from tests.importing.ugly.cells import Cell

MONTHS = "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara".split()
LONG = "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split()
ENGLISH = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
NBSP = "\u00a0"


def grouped(kurus: int, thousands: str, decimal: str) -> str:
    """1.234,56 of 123456; the sign in front.

    >>> grouped(-123456, ".", ",")
    '-1.234,56'
    """
    sign, whole, rest = "-" if kurus < 0 else "", abs(kurus) // 100, abs(kurus) % 100
    return f"{sign}{whole:,}".replace(",", thousands) + f"{decimal}{rest:02d}"


def money(style: str, kurus: int, rng: Random) -> Cell:
    """A cell of this amount in this style."""
    turkish = grouped(kurus, ".", ",")
    if style == "number":
        return Cell(kurus / 100, "#,##0.00")
    if style == "noise":  # what a sum of binary fractions leaves
        return Cell(kurus / 100 + rng.choice((-1, 1)) * 1e-9, "#,##0.00")
    if style == "mixed":
        return money(rng.choice(("number", "comma", "lira", "plain_comma")), kurus, rng)
    if style == "lira":
        forms = (f"{turkish} TL", f"₺{turkish}", f"{turkish}₺", f"TL {turkish}", f"{turkish}{NBSP}TL")
        return Cell(rng.choice(forms))
    if style == "minus_after":
        return Cell(f"{turkish.lstrip('-')}-" if kurus < 0 else turkish)
    if style == "parentheses":
        return Cell(f"({turkish.lstrip('-')})" if kurus < 0 else turkish)
    if style == "side":
        return Cell(f"{turkish.lstrip('-')} {'A' if kurus < 0 else 'B'}")
    return Cell(_plain(style, kurus, turkish), quoted=style == "apostrophe")


def _plain(style: str, kurus: int, turkish: str) -> str:
    texts = {
        "comma": turkish,
        "apostrophe": turkish,
        "plain_comma": grouped(kurus, "", ","),
        "nbsp": f"{NBSP}{turkish}{NBSP}",
        "space": grouped(kurus, NBSP, ","),
        "dot": grouped(kurus, ",", "."),
        "plain_dot": grouped(kurus, "", "."),
        "padded": f"{turkish}  ",
        # Whole thousands without kuruş: 1.234 is a thousand or one and a bit.
        "undecidable": f"{kurus // 100:,}".replace(",", "."),
    }
    return texts[style]


def day(style: str, when: date, rng: Random, epoch: date) -> Cell:
    """A cell of this day in this style; `epoch` is day 0 of the workbook's serial numbers."""
    if style == "cell":
        return Cell(when, "dd.mm.yyyy")
    if style == "serial":
        return Cell((when - epoch).days)
    if style == "time":
        return Cell(datetime.combine(when, time(14, rng.randrange(60))), "dd.mm.yyyy hh:mm")
    if style == "mixed":
        pick = rng.choice(("cell", "dots", "slashes", "serial", "iso", "word", "short", "spaced"))
        return day(pick, when, rng, epoch)
    return Cell(_day_text(style, when, rng))


def _day_text(style: str, when: date, rng: Random) -> str:
    texts = {
        "dots": f"{when:%d.%m.%Y}",
        "slashes": f"{when:%d/%m/%Y}",
        "dashes": f"{when:%d-%m-%Y}",
        "short": f"{when:%d.%m.%y}",
        "short_slashes": f"{when:%d/%m/%y}",
        "iso": f"{when:%Y-%m-%d}",
        "iso_time": f"{when:%Y-%m-%d} 00:00:00",
        "word": f"{when.day} {MONTHS[when.month - 1]} {when.year}",
        "long_word": f"{when.day:02d} {LONG[when.month - 1]} {when.year}",
        "month_first": f"{when.month}/{when.day}/{when.year}",
        "month_first_zero": f"{when:%m/%d/%Y}",
        "text_time": f"{when:%d.%m.%Y} {rng.randrange(8, 19):02d}:{rng.randrange(60):02d}",
        "spaced": f"{when:%d.%m.%Y} ",
        "unpadded": f"{when.day}.{when.month}.{when.year}",
        "compact": f"{when:%Y%m%d}",
        "word_upper": f"{when.day} {LONG[when.month - 1]} {when.year}".replace("i", "İ").upper(),
        "word_dash": f"{when.day:02d}-{MONTHS[when.month - 1]}-{when:%y}",
        "english_word": f"{when.day} {ENGLISH[when.month - 1]} {when.year}",
        "american_word": f"{ENGLISH[when.month - 1]} {when.day}, {when.year}",
        "month_first_short": f"{when:%m/%d/%y}",
    }
    return texts[style]


def epoch(of_1904: bool) -> date:
    return date(1904, 1, 1) if of_1904 else date(1900, 1, 1) - timedelta(days=2)


PHONES = (
    "0{a} {b} {c} {d}",
    "+90 ({a}) {b} {c} {d}",
    "90{a}{b}{c}{d}",
    "0 {a} {b}{c}{d}",
    "{a}{b}{c}{d}",
    "({a}) {b}-{c}{d}",
    "0{a}.{b}.{c}.{d}",
    "0{a}-{b}-{c}-{d} ",
    "+90{a}{b}{c}{d}",
    "0090 {a} {b} {c} {d}",
)


def phone(e164: str, n: int) -> Any:
    """One of ten spellings; "" of none.

    >>> phone("+905320001234", 5)
    '(532) 000-1234'
    """
    if not e164:
        return ""
    d = e164[3:]
    return PHONES[n % len(PHONES)].format(a=d[:3], b=d[3:6], c=d[6:8], d=d[8:])

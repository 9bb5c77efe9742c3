"""Telephone numbers: Turkish ones as people write them, to E.164."""

from __future__ import annotations

import re

from addin.rules.identifiers.columns import Bools, Texts, capitals, check_rule, each, text_rule

# An extension or a second line's last digits: "/ 12", "dahili 214", "x12".
_EXTENSION = re.compile(r"\s*(?:(?:DAHILI|DAH|D|EXT|X|IC HAT)[.:\s]*\d{1,5}|[/#]\s*\d{1,4})\s*$")
_LABEL = re.compile(r"^(?:TELEFON|TEL|GSM|CEP|IŞ|EV|FAKS|FAX)(?: NO)?[.:\s]*")
_FORM = re.compile(r"\+?[\d\s().\-/\u2010-\u2015]*")
_NOT_DIGIT = re.compile(r"\D")
# 2xx-4xx area codes, 5xx mobile, 8xx and 900 special services; 444 numbers have seven digits.
_NATIONAL = re.compile(r"(?:[2345]\d{9}|8(?:00|11|22|50|88)\d{7}|900\d{7}|444\d{4})")
# As nearly all are written; what the long way makes of them.
_USUAL = re.compile(r"(?:\+90|0)? ?([2345]\d\d) ?(\d{3}) ?(\d\d) ?(\d\d)", re.ASCII)
_TURKISH = re.compile(r"\+90([2-9]\d\d)(\d{3})(\d\d)(\d\d)", re.ASCII)
_SHORT = re.compile(r"\+90(444)(\d)(\d{3})", re.ASCII)
_FOREIGN = re.compile(r"[1-9]\d{7,14}")


@text_rule
def compact(values: Texts) -> Texts:
    """E.164 such as +905321234567; "" where the text is not one telephone number.

    Ten digits, a leading 0, 90, +90 or 0090 are Turkish; any other + or 00 is a foreign number. An
    extension is left out. A 444 number becomes +90444xxxx.

    >>> compact(["0532 123 45 67", "+90 (532) 123 45 67", "905321234567", "0 532 1234567"]).tolist()
    ['+905321234567', '+905321234567', '+905321234567', '+905321234567']
    >>> compact(["0212 123 45 67 dahili 12", "444 0 123", "+49 30 123456", "532 123"]).tolist()
    ['+902121234567', '+904440123', '+4930123456', '']
    """
    return each(values, _compact)


def _compact(text: str) -> str:
    usual = _USUAL.fullmatch(text if "+" in text[1:] else text.replace("(", "").replace(")", ""))
    if usual:
        return "+90" + "".join(usual.groups())
    bare = _EXTENSION.sub("", _LABEL.sub("", capitals(text).upper().strip()))
    if not _FORM.fullmatch(bare):
        return ""
    digits = _NOT_DIGIT.sub("", bare)
    if bare.startswith("+") or digits.startswith("00"):
        digits = digits if bare.startswith("+") else digits[2:]
        if not digits.startswith("90"):
            return f"+{digits}" if _FOREIGN.fullmatch(digits) else ""
        digits = digits[2:]
    elif digits.startswith("90") and len(digits) in {9, 12}:
        digits = digits[2:]
    national = digits.removeprefix("0")
    return f"+90{national}" if _NATIONAL.fullmatch(national) else ""


@check_rule
def is_valid(values: Texts) -> Bools:
    """Where the text is one telephone number.

    >>> is_valid(["0532 123 45 67", "0532 123 45", "bilmiyor", "0532 123 45 67 - 0533 123 45 67"]).tolist()
    [True, False, False, False]
    """
    return each(compact(values), bool, bool)


@text_rule
def kind(values: Texts) -> Texts:
    """ "mobile", "landline", "service" (444, 8xx, 900) or "foreign"; "" where it is no number.

    >>> kind(["0532 123 45 67", "0212 123 45 67", "444 0 123", "0850 123 45 67", "+49 30 123456"]).tolist()
    ['mobile', 'landline', 'service', 'service', 'foreign']
    """
    return each(compact(values), _kind)


def _kind(number: str) -> str:
    if not number.startswith("+90"):
        return "foreign" if number else ""
    if number[3] in "89" or len(number) == 10:
        return "service"
    return "mobile" if number[3] == "5" else "landline"


@text_rule
def in_groups(values: Texts) -> Texts:
    """Turkish numbers in E.164 as they are read: 0532 123 45 67; other text unchanged.

    >>> in_groups(["+905321234567", "+904440123", "+4930123456", "0212 123 45 67 dahili 12"]).tolist()
    ['0532 123 45 67', '444 0 123', '+4930123456', '0212 123 45 67 dahili 12']
    """
    return each(values, _in_groups)


def _in_groups(text: str) -> str:
    long, short = _TURKISH.fullmatch(text), _SHORT.fullmatch(text)
    return "0" + " ".join(long.groups()) if long else " ".join(short.groups()) if short else text

"""Definition of Kontrol: conditions in the order in which the first that holds is shown.

A condition may rely on those before it: after `amount_not_number` the amount is a number. A cell with
nothing but spaces is an empty one; a word may have spaces around it.
"""

from __future__ import annotations

from addin.rules.live.rows import IDENTIFYING, REQUIRED

# (code of the word in [control], or a formula that chooses between such words; condition)
Conditions = tuple[tuple[str, str], ...]

_DIGITS = 'FIND(MID([tax_id],{places},1),"0123456789")'
_TEN = "{1,2,3,4,5,6,7,8,9,10}"
_ELEVEN = "{1,2,3,4,5,6,7,8,9,10,11}"
# FIND gives the digit + 1. Two weighted sums: d10 by 7 and -1 = 9 mod 10, d11 by the sum of the others;
# the ones of FIND add 80 to the first and 19 to the second.
_TCKN_SUMS = (
    f"SUMPRODUCT(MOD(MMULT({_DIGITS.replace('{places}', _ELEVEN)},"
    "{7,1;9,1;7,1;9,1;7,1;9,1;7,1;9,1;7,1;9,1;0,9})+{0,1},10))"
)
# t = digit + 10 - place, the last digit as it is; the powers of 2 are taken mod 9. MOD(x, 9.001) rounds
# to 9 where x is a positive multiple of 9, and to x mod 9 elsewhere.
_VKN_SUM = (
    f"MOD(ROUND(SUMPRODUCT(MOD(MOD({_DIGITS.replace('{places}', _TEN)}"
    "+{8,7,6,5,4,3,2,1,0,9},10)*{8,4,2,1,5,7,8,4,2,1},9.001)),0),10)"
)
# A number written in groups is not judged here: leaving out its spaces takes more room than there is.
_NUMBER: Conditions = (
    (
        "id_placeholder",
        '(LEN([tax_id])>9)*(COUNT(FIND([tax_id],"01234567890"))+([tax_id]&""=REPT(LEFT([tax_id]),LEN([tax_id]))))',
    ),
    (
        "IF(LEN([tax_id])>10,{control.tckn_checksum},{control.vkn_checksum})",
        'LEN([tax_id])*ISERR(FIND(" ",[tax_id]))*IFERROR(IF(LEN([tax_id])>10,'
        f'(LEN([tax_id])>11)+(LEFT([tax_id])="0")+(LEFT([tax_id],2)<>"99")*{_TCKN_SUMS},'
        f"(LEN([tax_id])<10)+{_VKN_SUM}),1)",
    ),
)
_WRONG_KIND = ("id_wrong_kind", "(TRIM([debtor_kind])={debtor_kind.company})*(LEN([tax_id])=11)")
_DEBTOR = ("debtor_missing", 'TRIM([debtor_id]&[debtor_name])=""')
_AMOUNT: Conditions = (
    ("amount_missing", 'TRIM([amount_kurus])=""'),
    ("amount_not_number", "COUNT([amount_kurus])=0"),
    ("amount_not_positive", "[amount_kurus]<=0"),
    ("amount_too_large", "[amount_kurus]>1E10"),
)
_CURRENCY = (
    "currency_unknown",
    'NOT(OR(TRIM([currency])={"",{currency.TRY},"TRY",{currency.USD},{currency.EUR},{currency.GBP}}))',
)


def _missing(column: str, code: str) -> tuple[str, str]:
    return code, f'TRIM([{column}])=""'


def _required(table: str, *columns: str) -> Conditions:
    """Those of the columns, or all that the table requires."""
    codes = REQUIRED[table]
    return tuple(_missing(column, codes[column]) for column in columns or codes)


def _text(*columns: str, code: str = "date_text") -> tuple[str, str]:
    """Text where a number belongs; spaces alone are none."""
    texts = "&".join(f"T([{column}])" for column in columns)
    return code, f'TRIM({texts})<>""'


def _far(*columns: str) -> tuple[str, str]:
    """Before 2000 or more than ten years ahead."""
    cells = ",".join(f"[{column}]" for column in columns)
    return "date_far", f"COUNT({cells})*((MIN({cells})<36526)+(MAX({cells})>=BUGUN+3654))"


def _earlier(code: str, later: str, earlier: str) -> tuple[str, str]:
    return code, f"(N([{later}])>0)*(INT(N([{later}]))<INT(N([{earlier}])))"


CONDITIONS: dict[str, Conditions] = {
    "debtors": (
        _missing("debtor_name", "name_missing"),
        _NUMBER[0],
        _WRONG_KIND,
        *_NUMBER[1:],
        (
            "iban_length",
            '(LEFT([iban],2)="TR")*(LEN(SUBSTITUTE([iban]," ",""))<>26)',
        ),
        _text("credit_limit_kurus", code="amount_not_number"),
    ),
    "receivables": (
        _DEBTOR,
        *_AMOUNT,
        _text("issue_date", "due_date", "stage_date"),
        ("due_and_issue_missing", '(TRIM([issue_date]&[due_date])="")*([age_bucket]<>"")'),
        _earlier("due_before_issue", "due_date", "issue_date"),
        _far("issue_date", "due_date"),
        _CURRENCY,
        _text("contract_rate", code="rate_not_number"),
    ),
    "contacts": (
        _DEBTOR,
        *_required("contacts", "contacted_at"),
        _text("contacted_at", "next_action_date", "action_result_date"),
        ("contact_in_future", "([contacted_at]>=BUGUN+1)*(TRIM([result])<>{contact_result.plan})"),
        *_required("contacts", "result"),
        (
            "action_missing",
            '(TRIM([action_result]&[closing_reason])="")*((TRIM([next_action])="")+(N([next_action_date])<=0))',
        ),
        _earlier("action_before_contact", "next_action_date", "contacted_at"),
        _far("contacted_at", "next_action_date"),
    ),
    "promises": (
        _DEBTOR,
        *_required("promises"),
        _text("made_on", "promised_for"),
        *_AMOUNT,
        _earlier("promise_before_contact", "promised_for", "made_on"),
        _far("made_on", "promised_for"),
        _CURRENCY,
    ),
    "receipts": (
        _DEBTOR,
        *_required("receipts"),
        _text("received_on"),
        ("receipt_in_future", "[received_on]>=BUGUN+1"),
        *_AMOUNT,
        _far("received_on"),
        _CURRENCY,
    ),
    "files": (
        _DEBTOR,
        *_required("files"),
        ("file_no_format", 'MID(SUBSTITUTE([case_no]," ",""),5,1)<>"/"'),
        _text("filed_on", "stage_date", "last_step_on"),
        _far("filed_on"),
        _text("filed_kurus", code="amount_not_number"),
        ("amount_not_positive", "COUNT([filed_kurus])*([filed_kurus]<=0)"),
    ),
    "parties": (
        *_required("parties"),
        _missing("party_name", "party_missing"),
        *_NUMBER,
        _text("served_on"),
        _far("served_on"),
    ),
    "events": (
        *_required("events"),
        _text("event_date", "event_end"),
        _earlier("event_end_before_start", "event_end", "event_date"),
        _far("event_date", "event_end"),
    ),
    "costs": (
        _DEBTOR,
        *_required("costs"),
        _text("cost_date"),
        *_AMOUNT,
        _far("cost_date"),
        _CURRENCY,
    ),
}


def _formula(table_key: str) -> str:
    blank = "&".join(f"[{column}]" for column in IDENTIFYING[table_key])
    conditions = CONDITIONS[table_key]
    nested = "".join(f",IF({condition},{_shown(code)}" for code, condition in conditions)
    return f'IF(TRIM({blank})="",""{nested},""{")" * (len(conditions) + 1)}'


def _shown(code: str) -> str:
    return code if "(" in code else f"{{control.{code}}}"


FORMULAS: dict[tuple[str, str], str] = {(table, "control"): _formula(table) for table in CONDITIONS}

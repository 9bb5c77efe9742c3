"""Definitions of the statuses, days and periods; their twins are in `rules.live`.

N(), COUNT() and MAX() of a cell take a text for nothing, so that no formula shows an error value; INT()
drops a time of day. References always stand inside such a function or in a comparison.
"""

from __future__ import annotations

_OPEN = "IF(COUNT([open_kurus]),[open_kurus],N([amount_kurus]))"
_DUE = "IF(N([due_date]),[due_date],N([issue_date]))"
_DATED = (
    "IF(N([due_date]),1,N([issue_date])*(TRIM([document_type])<>{document_type.cheque})"
    "*(TRIM([document_type])<>{document_type.note}))"
)

# 0 where nothing is open; "" where the amount or both dates are missing. The day on which a cheque or note
# was given says nothing of when it is due: hence the length.
_DAYS_OVERDUE = (
    f'IF(COUNT([amount_kurus],[open_kurus]),IF({_OPEN}<=0,0,IF({_DATED},MAX(0,BUGUN-INT({_DUE})),"")),"")'
)

_AGE_BUCKET = (
    f'IF({_OPEN}>0,IF([days_overdue]="",{{age_bucket.undated}},LOOKUP(MAX(0,[days_overdue]),'
    "{0,{age_bucket.not_due};1,{age_bucket.d1_30};31,{age_bucket.d31_60};61,{age_bucket.d61_90};"
    '91,{age_bucket.d91_120};121,{age_bucket.over_120}})),"")'
)

# What the firm decided (closed) goes before what the money says (paid), that before the court's and the
# debtor's word, then a cheque or note that bounced and is owed again, and the calendar comes last. Eight
# words alone take 80 characters: hence the length.
_RECEIVABLE = (
    'IF((TRIM([closing_reason])<>"")*((TRIM([closing_reason])<>{closing_reason.bounced})+([age_bucket]="")),'
    '{receivable_status.closed},IF([age_bucket]="",IF([days_overdue]="","",{receivable_status.paid}),'
    'IF(TRIM([file_id])<>"",{receivable_status.enforcement},'
    "IF(TRIM([disputed])={flag.yes},{receivable_status.disputed},"
    'IF(TRIM([closing_reason])<>"",{receivable_status.bounced},'
    'IF([days_overdue]="","",IF([days_overdue]>0,{receivable_status.overdue},'
    f"IF({_DUE}<BUGUN+1,{{receivable_status.today}},{{receivable_status.not_due}}))))))))"
)

# What is closed waits with nobody any more.
_HOLDER_DAYS = 'IF((N([stage_date])<=0)+(TRIM([stage])={stage.closed}),"",MAX(0,BUGUN-INT([stage_date])))'

_CONTACT = (
    'IF(TRIM([action_result]&[closing_reason])<>"",{contact_status.closed},'
    'IF(N([next_action_date])<=0,"",IF([next_action_date]<BUGUN,{contact_status.late},'
    "IF([next_action_date]<BUGUN+1,{contact_status.today},{contact_status.planned}))))"
)

# Broken and partly begin when the days of grace are over: until then it can still be kept. The share is
# compared in whole hundredths, which floating point would miss. Six words and three settings: the length.
_PROMISE = (
    "IF(TRIM([cancelled])={flag.yes},{promise_status.cancelled},"
    'IF(MIN(N([promised_for]),N([amount_kurus]))<=0,"",'
    "IF(ROUND(N([paid_kurus])*100-TK_kept_percent*[amount_kurus],2)>=0,{promise_status.kept},"
    "IF(INT([promised_for])+TK_grace_days<BUGUN,"
    "IF(N([paid_kurus])>0,{promise_status.partly},{promise_status.broken}),"
    "IF([promised_for]<BUGUN+TK_near_days+1,{promise_status.near},{promise_status.waiting})))))"
)

# Without a balance there is nothing to follow up, whatever action is still written down.
_FOLLOW_UP = (
    'IF(TRIM([debtor_id]&[debtor_name])="","",'
    "IF((N([open_kurus])>0)+LEN(TRIM([foreign_balance])),"
    "IF(N([next_action_date])>0,IF([next_action_date]<BUGUN,{follow_up_status.late},"
    "IF([next_action_date]<BUGUN+1,{follow_up_status.today},{follow_up_status.planned})),"
    "{follow_up_status.no_action}),"
    "{follow_up_status.clear}))"
)

_IDLE_DAYS = (
    "IF(MAX([last_contact_on],[last_receipt_on])>0,"
    'MAX(0,BUGUN-INT(MAX([last_contact_on],[last_receipt_on]))),"")'
)

# From 01.03.1900, where all programs count days alike, to 31.12.9999.
_PERIOD = (
    "IF((N([received_on])>60)*(N([received_on])<2958466),"
    'YEAR([received_on])&"-"&RIGHT("0"&MONTH([received_on]),2),"")'
)

FORMULAS: dict[tuple[str, str], str] = {
    ("debtors", "follow_up_status"): _FOLLOW_UP,
    ("debtors", "idle_days"): _IDLE_DAYS,
    ("receivables", "status"): _RECEIVABLE,
    ("receivables", "days_overdue"): _DAYS_OVERDUE,
    ("receivables", "age_bucket"): _AGE_BUCKET,
    ("receivables", "holder_days"): _HOLDER_DAYS,
    ("contacts", "status"): _CONTACT,
    ("promises", "status"): _PROMISE,
    ("receipts", "period"): _PERIOD,
    ("files", "holder_days"): _HOLDER_DAYS,
}

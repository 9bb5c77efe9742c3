"""Every check by code, with its severity; sentences are in messages [checks.<code>]."""

from __future__ import annotations

from addin.model import Severity

_ERROR = """
tckn_checksum vkn_checksum id_wrong_kind id_scientific same_id_two_debtors iban_checksum name_missing
address_missing cell_error_value unknown_debtor ambiguous_debtor amount_missing amount_not_number
amount_not_positive date_text due_before_issue due_and_issue_missing document_no_repeated
currency_unknown stage_unknown stage_requirements_missing action_missing action_before_contact
contact_in_future no_action_for_open_debtor promise_before_contact receipt_in_future
receipt_without_debtor designated_receivable_of_other_debtor refund_without_receipt
foreign_currency_mismatch file_no_format file_no_duplicate duplicate_id id_check_letter
merged_cells_in_table rows_below_table debtor_missing second_check_missing plan_sum_differs
commitment_form_incomplete required_missing action_and_closing
reference_of_other_debtor event_end_before_start day_in_future
""".split()
_WARNING = """
id_leading_zero_lost id_placeholder ykn_checksum near_duplicate_debtor iban_not_tr mersis_format
uets_format kep_format phone_format email_format name_has_digits_only district_not_in_province
amount_three_decimals amount_outlier date_before_2000_or_far document_no_missing einvoice_format
rate_missing stage_skipped interest_type_missing cheque_presented_late paper_due_missing talked_to_third_party
id_number_in_free_text summary_empty unknown_person promise_more_than_open promise_far
several_open_promises receipt_before_receivable duplicate_receipt cost_without_file
formula_overwritten program_cell_edited udf_in_book name_differs_from_debtor
cheque_received_twice broken_document_link commitment_outside_frame
choice_unknown party_not_in_file
""".split()
_INFO = """
phone_shared_by_many action_on_holiday promise_without_contact promise_not_entered overpayment
validation_eroded totals_changed_since_refresh hidden_rows_in_table
""".split()

HARM: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}  # the worst first
SEVERITY: dict[str, Severity] = {
    **dict.fromkeys(_ERROR, "error"),
    **dict.fromkeys(_WARNING, "warning"),
    **dict.fromkeys(_INFO, "info"),
}

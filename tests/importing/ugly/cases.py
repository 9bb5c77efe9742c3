"""The named combinations of layout and faults."""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    layout: str
    faults: tuple[str, ...]
    seed: int


def _cases(first_seed: int, table: str) -> dict[str, Case]:
    """Each line: name, layout, faults; the seed counts up."""
    cases = {}
    for seed, line in enumerate(filter(None, table.splitlines()), first_seed):
        name, layout, *faults = line.split()
        cases[name] = Case(layout, tuple(faults), seed)
    return cases


_INVOICES = """
invoices_clean fatura
invoices_comma_totals fatura comma_text title_block grand_total
invoices_pages fatura printed_pages comma_text date_dots footer
invoices_captions fatura caption_header lira_signs date_slashes
invoices_merged_names fatura name_merged sub_totals
invoices_ask_dates fatura undecidable_dates comma_text
invoices_ask_decimals fatura undecidable_amounts date_dots
invoices_csv_1254 fatura csv cp1254 comma_text
invoices_name_once fatura name_once sub_totals grand_total date_words
invoices_split_header fatura split_header blank_rows plain_comma
invoices_merged_header fatura merged_header title_block date_time
invoices_header_again fatura repeated_header total_in_first_column date_short
invoices_header_typos fatura header_typos odd_order mixed_amounts
invoices_header_shouts fatura header_shouts nbsp_amounts date_dashes
invoices_header_lines fatura header_two_lines footer side_suffix
invoices_ask_doubles fatura duplicate_headers title_block
invoices_ask_hidden_rows fatura hidden_rows grand_total
invoices_ask_hidden_columns fatura hidden_columns comma_text
invoices_nothing_hidden fatura hidden_blank_rows hidden_empty_columns hidden_sheet
invoices_ask_debtor fatura no_debtor title_block
invoices_months fatura months_on_sheets grand_total date_mixed
invoices_side_by_side fatura side_by_side no_titles
invoices_gaps fatura empty_columns shifted_right title_block
invoices_noise fatura noise_columns grand_total footer
invoices_currencies fatura currency_column grand_total noise_columns
invoices_currency_header fatura currency_in_header title_block comma_text
invoices_currency_signs fatura currency_signs date_dots
invoices_repeated fatura repeated_rows bad_rows title_block
invoices_returns fatura negative_rows minus_after footer
invoices_returns_brackets fatura negative_rows parentheses grand_total
invoices_returns_numbers fatura negative_rows grand_total
invoices_name_case fatura name_case lost_zero date_serial
invoices_name_nbsp fatura name_nbsp ids_spaced padded_amounts
invoices_suffixes fatura name_suffixes title_block
invoices_id_lost fatura ids_scientific_lost no_titles
invoices_id_full fatura ids_scientific_full workbook_1904 printed_pages
invoices_1904_serial fatura workbook_1904 date_serial title_block
invoices_formulas fatura formulas grand_total date_time
invoices_apostrophe fatura apostrophe date_text_time footer
invoices_iso fatura date_iso_time space_thousands
invoices_compact fatura date_compact plain_dot
invoices_unpadded fatura date_unpadded dot_text no_titles
invoices_same_days fatura short_terms date_long_words
invoices_unnamed_sum fatura unnamed_total comma_text
"""

_FILES = """
file_csv_bom fatura csv utf8_bom line_breaks
file_csv_comma english csv_comma utf8 line_breaks
file_csv_quoted_commas fatura csv_quoted_commas iso8859_9 comma_text
file_tab_1254 fatura csv_tab cp1254 plain_comma grand_total
file_pipe fatura csv_pipe utf8 title_block
file_utf16 fatura csv_tab utf16 date_dots
file_double_encoded fatura csv double_encoded name_once
file_double_encoded_hand handmade csv double_encoded title_block
file_report fatura txt_report grand_total no_titles
file_report_pages muavin txt_report printed_pages comma_text
file_xls fatura xls title_block grand_total caption_header
file_xls_1904 fatura xls workbook_1904 name_merged
file_xls_ask_hidden handmade xls hidden_rows
file_xlsb fatura xlsb title_block comma_text
file_ods fatura ods merged_header name_merged
file_ods_ask_hidden fatura ods hidden_columns
file_spreadsheet_xml fatura spreadsheet_xml title_block grand_total
file_spreadsheet_xml_pages ekstre spreadsheet_xml printed_pages
file_html fatura html_table grand_total caption_header
file_html_cards cards html_table phone_spellings title_block
"""

_OTHERS = """
english_month_first english csv_comma utf8 date_month_first
english_pages english printed_pages date_month_first_zero dot_text
english_ask_dates english undecidable_dates dot_text
english_currencies english currency_column title_block
english_iso_noise english noise_columns date_iso plain_dot
english_returns english negative_rows parentheses
hand_clean handmade no_titles
hand_signs handmade lira_signs date_short blank_rows
hand_side_by_side handmade side_by_side no_titles comma_text
hand_months handmade months_on_sheets footer mixed_amounts
hand_case handmade name_case date_mixed grand_total
hand_short_slashes handmade date_short_slashes apostrophe
paid_dates settled title_block mixed_amounts date_mixed
paid_dates_csv settled csv iso8859_9 repeated_rows
ekstre_clean ekstre
ekstre_pages ekstre printed_pages comma_text date_dots zeros_shown
ekstre_ask_debtor ekstre statement_unnamed grand_total
ekstre_captions ekstre caption_header grand_total footer
ekstre_csv ekstre csv cp1254 comma_text grand_total
groups_clean ekstre_groups
groups_text ekstre_groups comma_text date_dots grand_total zeros_shown
blocks_clean ekstre_blocks
blocks_text ekstre_blocks comma_text date_slashes footer
muavin_clean muavin
muavin_pages muavin printed_pages date_dots zeros_shown
muavin_groups_clean muavin_groups grand_total
muavin_groups_text muavin_groups comma_text title_block
cards_clean cards
cards_phones cards phone_spellings title_block lost_zero
cards_numbers cards phone_numbers ids_scientific_full header_shouts
cards_unknown_id cards id_header_unknown odd_order blank_rows
cards_csv_double cards csv double_encoded phone_spellings
cards_pages cards repeated_header caption_header footer
balances_clean balances grand_total
balances_text balances comma_text zeros_shown printed_pages
mizan_clean mizan grand_total
mizan_text mizan comma_text zeros_shown title_block
ageing_clean ageing grand_total
ageing_captions ageing caption_header comma_text footer
ageing_csv ageing csv utf8_bom title_block
aged_clean aged grand_total
aged_csv aged csv_comma utf8 title_block
cheques_clean cheques
cheques_text cheques comma_text date_dots grand_total title_block
cheques_xls cheques xls blank_rows footer
icra_clean icra
icra_text icra comma_text date_dots title_block
icra_csv icra csv cp1254 header_typos
uyap_clean uyap
uyap_csv uyap csv utf8_bom
uyap_html uyap html_table
uyap_bare uyap_bare
"""

_MORE = """
more_twins fatura same_numbers invoice_lines title_block
more_namesakes fatura namesakes comma_text
more_near_names fatura near_names no_titles
more_hostile fatura hostile_names grand_total
more_hostile_csv handmade hostile_names csv utf8_bom
more_errors fatura error_cells float_noise formulas
more_due_days fatura due_days merged_titles
more_logo fatura merged_titles title_block merged_header grand_total
more_two_files fatura two_files comma_text
more_two_files_csv english csv_comma two_files date_american_word
more_sep_line fatura csv sep_line all_quoted comma_text
more_unix fatura csv utf8 unix_lines date_word_upper
more_double_1254 fatura csv double_encoded_1254 date_dots
more_report_ruled fatura txt_ruled printed_pages no_titles
more_words_dash fatura date_word_dash lira_signs footer
more_english_words english date_english_word comma_text
more_american english date_month_first_short title_block
more_part_paid part_paid grand_total comma_text
more_part_paid_clean part_paid
more_sides ekstre_sides grand_total
more_sides_text ekstre_sides comma_text date_dots label_and_name
more_label ekstre label_and_name printed_pages
more_label_html ekstre html_table label_and_name
more_offices icra office_words comma_text
more_offices_uyap uyap office_words xls
more_muavin_xls muavin xls title_block grand_total
more_mizan_csv mizan csv cp1254 comma_text
more_ageing_xls ageing xls merged_titles
more_cheques_ods cheques ods title_block
more_cards_near cards near_names name_nbsp
more_blocks_csv ekstre_blocks csv utf8_bom comma_text
more_groups_pages ekstre_groups printed_pages comma_text
"""

CASES = _cases(101, _INVOICES) | _cases(301, _FILES) | _cases(501, _OTHERS) | _cases(701, _MORE)

# Imported twice: nothing may be doubled.
AGAIN = tuple(
    "invoices_comma_totals invoices_currencies file_xls cards_phones paid_dates english_month_first "
    "hand_clean ekstre_clean muavin_clean cheques_clean icra_clean uyap_clean ageing_clean more_twins".split()
)

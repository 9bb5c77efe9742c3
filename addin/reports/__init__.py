"""One file a report sheet: tables in, rows of the sheet out."""

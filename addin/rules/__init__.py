"""The field's rules: pure, whole columns in, whole columns out; the day and the tables are arguments."""

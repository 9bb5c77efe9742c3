"""Twins of the live formulas: what each (=) cell shows, for whole columns."""

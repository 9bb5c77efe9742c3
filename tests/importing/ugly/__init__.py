"""Ugly receivables lists with known truth, written apart from the importer that must read them."""

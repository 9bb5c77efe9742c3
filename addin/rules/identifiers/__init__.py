"""One module an identifier, each with compact, is_valid and, where it can be, repair.

All take a column of text ("" = empty) and give an array as long; one text gives one answer. An empty
value is never valid and never repaired: whether it may be empty is for the check to say.
"""

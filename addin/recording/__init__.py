"""Entries that are recorded one at a time: the form Kayıt and its twins on the command line.

A layer of its own between the commands and the steps of Yenile: an entry is judged by the same steps and
spoken of in the same sentences as Hatalar, so it stands above `renewal` and `reports`; and several
commands share it, so it stands below them.
"""

"""The steps of Yenile: each reads the draft, asks the rules, and fills columns of the draft."""

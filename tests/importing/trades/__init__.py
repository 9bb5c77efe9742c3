"""Lists under the words of one trade: every header as its desk writes it, none of them chosen by us."""

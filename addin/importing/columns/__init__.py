"""Which column of the list becomes which of ours, and what has to be asked about it."""

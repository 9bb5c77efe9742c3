"""The host: the add-in file that puts buttons and functions into Excel, and what they call."""

"""From a sheet to the tables that stand on it: head, rows and what kind of row each is."""

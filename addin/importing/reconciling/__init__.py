"""What came in, held against the list's own totals and against what the book has beside it."""

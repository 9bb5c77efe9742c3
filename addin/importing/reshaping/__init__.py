"""Tables that tell one thing in several columns or rows, or in another table, made plain."""

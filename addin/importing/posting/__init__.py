"""From the lines of a list to rows of the book: new, updated, paid or left alone."""

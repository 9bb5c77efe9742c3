"""A stranger's list becomes rows of our tables: nothing is guessed, every source row is accounted for."""

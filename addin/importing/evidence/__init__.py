"""What cells, columns and headers say by themselves: amounts, days, ids, meanings."""

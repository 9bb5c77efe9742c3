"""What is put on a computer so that Excel finds the add-in, and what may stand in its way."""

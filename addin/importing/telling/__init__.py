"""What an import says when it is done."""

"""Files of sheets, one module a format."""

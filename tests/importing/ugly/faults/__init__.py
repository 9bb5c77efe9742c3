"""Everything that makes a clean list ugly, by name."""

from tests.importing.ugly.faults import columns, files, ids, lines, names, spellings
from tests.importing.ugly.faults.registry import FAULTS

__all__ = ["FAULTS", "columns", "files", "ids", "lines", "names", "spellings"]

"""Row ids: the next number for an empty one, another one for a copied one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from addin.model import Objects
from addin.rules.identifiers import own_id

if TYPE_CHECKING:
    import pandas as pd

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Issued:
    """Ids of a table as they will stand.

    `ids`: one a row; what was typed stays as typed. `given`: rows that had none. `renewed`: rows whose
    id another row keeps.
    """

    ids: Objects
    given: Bools
    renewed: Bools


def issue_ids(
    frame: pd.DataFrame,
    prefix: str,
    id_column: str,
    trace: npt.ArrayLike,
    used: Iterable[Any] = (),
) -> Issued:
    """Complete a table's ids; an id that only one row has is never changed, right or not.

    `trace`: hashes of the rows now (`rules.trace`); of equal ids the first row keeps it whose column
    `trace` still says the same, else the first row. `used`: ids that stand elsewhere (references, log),
    so that a deleted row's number is not given again.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"id": ["", "B-0001-T", "B-0001-T"], "trace": ["", "c0", "aa"]})
    >>> issue_ids(rows, "B", "id", ["7d", "edited", "aa"]).ids.tolist()
    ['B-0002-U', 'B-0003-V', 'B-0001-T']
    """
    typed = own_id.compact(frame[id_column])
    given = typed == ""
    renewed = copies(typed, frame["trace"].to_numpy(dtype=object), trace)
    ids = frame[id_column].to_numpy(dtype=object).copy()
    empty = given | renewed
    if not empty.any():
        return Issued(ids, given, renewed)
    first = max(own_id.next_number(typed, prefix), own_id.next_number(used, prefix))
    ids[empty] = own_id.make_ids(prefix, np.arange(first, first + int(empty.sum())))
    return Issued(ids, given, renewed)


def copies(ids: Objects, traced: Objects, trace: npt.ArrayLike) -> Bools:
    """Rows whose id belongs to another row; arguments as in `issue_ids`.

    >>> ids = np.array(["B-1", "B-1", "B-2", ""], dtype=object)
    >>> copies(ids, np.array(["a", "b", "c", ""], dtype=object), ["x", "b", "c", ""]).tolist()
    [True, False, False, False]
    """
    import pandas as pd

    named = ids != ""
    result: Bools = np.zeros(len(ids), dtype=bool)
    if len(set(ids[named].tolist())) == int(named.sum()):
        return result
    repeated = named & pd.Index(ids).duplicated(keep=False)
    rows = np.flatnonzero(repeated)
    edited = np.asarray(traced[rows] != np.asarray(trace, dtype=object)[rows], dtype=bool)
    order = rows[np.argsort(edited, kind="stable")]
    result[order] = pd.Index(ids[order]).duplicated()
    return result

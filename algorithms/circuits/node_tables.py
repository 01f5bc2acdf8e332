"""Small tables about focal nodes: which pairs are solved, and what nodes and pairs weigh."""

from __future__ import annotations

import numpy as np

from ..errors import EmptyInputError, InvalidValueError
from ..tables import file_text, table_rows

# First words of lines that are no pairs.
HEADS = ("mode", "from_id")


def read_pairs(text, ids, progress=None):
    """Return the pairs that a Circuitscape pairs file asks for.

    Parameters
    ----------
    text : str
        The path of a file, or its content: a list (``mode include``, which is also meant without saying so, or ``mode
        exclude``, then two ids a line) or a matrix (``min``, ``max``, then ids in the first row and column; a pair
        counts if a value of either triangle lies in the range). ``;`` ends a line too.
    ids : sequence
        The ids of the nodes. Pairs with ids that are not among them are passed over.
    progress : Progress, optional
        Is warned of such ids.

    Returns
    -------
    list of (id, id)
        For `current_flow`.
    """
    if text.strip().lower().endswith((".csv", ".txt")):
        text = file_text(text.strip(), "Pairs")
    rows = [_cells(line) for line in text.replace(";", "\n").splitlines() if line.strip()]
    place = {str(name): name for name in ids}
    key = rows[0][0].lower() if rows else ""
    if progress is not None:
        _tell_strangers(rows, key, place, progress)
    try:
        if key == "min":
            return _matrix_pairs(rows, place)
        listed = [(place[row[0]], place[row[1]]) for row in rows if row[0] in place and row[1] in place]
        if key == "mode" and rows[0][1].lower() == "exclude":
            named = list(ids)
            out = {frozenset(pair) for pair in listed}
            everyone = [(one, two) for k, one in enumerate(named) for two in named[k + 1 :]]
            return [pair for pair in everyone if frozenset(pair) not in out]
    except (IndexError, ValueError) as error:
        raise InvalidValueError(
            "Pairs: the text is neither a list of two ids a line nor a matrix with min and max; see the help."
        ) from error
    return listed


def _cells(line):
    """Return the cells of a line, apart by commas, or else by blanks."""
    return [cell.strip() for cell in line.split(",")] if "," in line else line.split()


def _tell_strangers(rows, key, place, progress):
    """Warn of ids that are no nodes."""
    if key == "min":
        named = [*(rows[2][1:] if len(rows) > 2 else ()), *(row[0] for row in rows[3:])]
    else:
        named = [name for row in rows[key in HEADS :] for name in row[:2]]
    strangers = [name for name in dict.fromkeys(named) if name not in place]
    if strangers:
        progress.warn(f"Pairs: there are no nodes {some(strangers)}; pairs with them are left out.")


def _matrix_pairs(rows, place):
    """Return the pairs of a matrix with a range."""
    least, most = float(rows[0][1]), float(rows[1][1])
    names = rows[2][1:]
    pairs = []
    for row in rows[3:]:
        for name, value in zip(names, row[1:]):
            if name != row[0] and name in place and row[0] in place and least <= float(value) <= most:
                pairs.append((place[row[0]], place[name]))
    return pairs


def wanted_pairs(pairs, ids, progress=None):
    """Return which pairs to solve, shape ``(n, n)``, symmetric, False on the diagonal; None and text are allowed."""
    count = len(ids)
    if pairs is None:
        return ~np.eye(count, dtype=bool)
    if isinstance(pairs, str):
        pairs = read_pairs(pairs, ids, progress)
    place = {name: position for position, name in enumerate(ids)}
    wanted = np.zeros((count, count), bool)
    for one, two in pairs:
        if one not in place or two not in place:
            raise InvalidValueError(f"Pairs: {one} - {two} names a node that does not exist; nodes are {some(ids)}.")
        wanted[place[one], place[two]] = wanted[place[two], place[one]] = True
    np.fill_diagonal(wanted, False)
    if not wanted.any():
        raise EmptyInputError(
            f"Pairs: no pair of two different nodes is left; name at least one. Nodes are {some(ids)}."
        )
    return wanted


def some(ids):
    """Return the first ids as text."""
    return ", ".join(str(name) for name in ids[:8]) + (" ..." if len(ids) > 8 else "")


def node_strengths(strengths, ids):
    """Return the amperes of each node: 1 by default, else from a sequence or from a table that may leave out nodes."""
    count = len(ids)
    if isinstance(strengths, (str, dict)):
        strengths = _listed_strengths(strengths, ids)
    amperes = np.ones(count) if strengths is None else np.asarray(strengths, float)
    if amperes.shape != (count,):
        raise InvalidValueError(f"Strengths: {amperes.size} values for {count} nodes; give one for each node.")
    if not (amperes >= 0).all():
        raise InvalidValueError(f"Strengths: {amperes.min():g} found; strengths must be 0 or above.")
    return amperes


def _in_columns(table):
    """Return a table given as text with its cells apart as `table_rows` knows them; Circuitscape's are so by blanks."""
    if not isinstance(table, str):
        return table
    if table.strip().lower().endswith((".csv", ".txt")):
        table = file_text(table.strip(), "Strengths")
    lines = [line.rstrip() for line in table.splitlines()]
    return "\n".join(line if set(line) & set(",;\t") else "\t".join(line.split()) for line in lines)


def _listed_strengths(table, ids):
    """Return the amperes that a table gives to nodes by id, 1 where it does not name them."""
    table = _in_columns(table)
    place = {str(name): position for position, name in enumerate(ids)}
    amperes = np.ones(len(ids))
    columns = ("node_id", "strength")
    for row, quoted in table_rows(table, columns, required=columns, name="Strengths"):
        if row["node_id"] not in place:
            raise InvalidValueError(f"Strengths, row '{quoted}': there is no such node; nodes are {some(ids)}.")
        try:
            amperes[place[row["node_id"]]] = float(row["strength"])
        except ValueError:
            raise InvalidValueError(f"Strengths, row '{quoted}': the strength must be a number.") from None
    return amperes


def pair_weights(table, field, nodes):
    """Return by what each pair of nodes counts in the sum of currents, shape ``(n, n)``, symmetric; None = all by 1.

    Parameters
    ----------
    table : str, path, sequence or mapping, optional
        Columns ``from_id, to_id, weight``, for `table_rows`; pairs it does not name weigh 1.
    field : str, optional
        A field of the nodes; a pair weighs the product of its two values.
    nodes : Patches
        The nodes.

    Raises
    ------
    InvalidValueError
        If both are given, or a weight is no number of 0 or above.
    """
    if table and field:
        raise InvalidValueError("Pair weights and a weight field were both given; leave one of them empty.")
    if field:
        values = _field_values(field, nodes)
        return np.outer(values, values)
    return _listed_weights(table, nodes.ids) if table else None


def _field_values(field, nodes):
    """Return the checked values of a field of the nodes."""
    if field not in nodes.fields:
        raise InvalidValueError(
            f"Weight field: the nodes have no field '{field}'; they have {some(list(nodes.fields))}."
        )
    try:
        values = np.asarray(nodes.fields[field], float)
    except ValueError:
        raise InvalidValueError(f"Weight field: '{field}' holds text; it must hold numbers.") from None
    if not (np.isfinite(values) & (values >= 0)).all():
        raise InvalidValueError(f"Weight field: '{field}' has empty or negative values; weights must be 0 or above.")
    return values


def _listed_weights(table, ids):
    """Return the weights of a table of pairs."""
    place = {str(name): position for position, name in enumerate(ids)}
    weights = np.ones((len(ids), len(ids)))
    columns = ("from_id", "to_id", "weight")
    for row, quoted in table_rows(table, columns, required=columns, name="Pair weights"):
        ends = [place.get(row[column]) for column in columns[:2]]
        if None in ends or ends[0] == ends[1]:
            raise InvalidValueError(
                f"Pair weights, row '{quoted}': it does not name two different nodes; nodes are {some(ids)}."
            )
        try:
            weight = float(row["weight"])
        except ValueError:
            weight = np.nan
        if not 0 <= weight < np.inf:
            raise InvalidValueError(f"Pair weights, row '{quoted}': the weight must be a number of 0 or above.")
        weights[ends[0], ends[1]] = weights[ends[1], ends[0]] = weight
    return weights

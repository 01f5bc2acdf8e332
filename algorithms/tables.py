"""Small tables that a person types, keeps in a file, or builds in a script."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from .errors import InvalidValueError

OPENS_AFTER = ',;\t\n"'


def table_rows(table, columns, *, required, name):
    """Read the rows of a table that was typed, read from a file or built in a script.

    Parameters
    ----------
    table : str, path, sequence or mapping
        A path to a CSV file; or lines of text, in a list or separated by line breaks, the cells separated by commas
        or tabs (then ``;`` also ends a line) or else by ``;``; or a list of dicts; or a dict of columns. Lines may
        start with a header that names the columns; without one the cells are in the order of `columns`.
    columns : sequence of str
        The columns the table may have.
    required : sequence of str
        The columns it must have.
    name : str
        What messages call the table.

    Yields
    ------
    tuple of (dict, str)
        The cells of a row as text by column, empty where missing, and the row as it is quoted in messages.

    Raises
    ------
    InvalidValueError
        If the file cannot be read, a column is missing or unknown, or a row has too many or too few cells.
    """
    if isinstance(table, Mapping):
        lengths = sorted({len(cells) for cells in table.values()})
        if len(lengths) > 1:
            raise InvalidValueError(f"{name}: its columns have {lengths[0]} to {lengths[-1]} cells; all need as many.")
        table = [dict(zip(table, cells)) for cells in zip(*table.values())]
    if isinstance(table, (str, Path)):
        table = _lines(table, name)
    lines = [row for row in table if isinstance(row, Mapping) or row.strip()]
    header = None
    if lines and not isinstance(lines[0], Mapping):
        lines = _split(lines)
        header = list(columns)
        if lines and lines[0][0].strip().lower() in columns:
            header = [cell.strip().lower() for cell in lines.pop(0)]
    if not lines:
        raise InvalidValueError(f"{name} is empty; it needs the columns {', '.join(columns)}.")
    for line in lines:
        yield _named(line, header, columns, required, name)


def table_cells(table, name):
    """Return the cells of each line of a table given as text or as a path to a CSV file, however many they are."""
    return _split([line for line in _lines(table, name) if line.strip()])


def _lines(table, name):
    """Return the lines of a table given as text or as a path to a CSV file."""
    text = str(table)
    if isinstance(table, str) and not text.strip().lower().endswith((".csv", ".txt")):
        return _unquoted_lines(text)
    return _unquoted_lines(file_text(text.strip(), name))


def _unquoted_lines(text):
    """Return the lines of a text; line breaks within quotation marks are part of a cell."""
    return _unquoted("\n".join(text.splitlines()), "\n") if '"' in text else text.splitlines()


def file_text(path, name):
    """Return the text of a file in UTF-8 or GB 18030, refusing one that cannot be read."""
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise InvalidValueError(f"{name}: '{path}' cannot be read ({error.strerror}).") from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Spreadsheets in Chinese often save in the older code; names may suffer, codes and numbers cannot.
        return content.decode("gb18030", errors="replace")


def _split(lines):
    """Return the cells of each line."""
    cells = []
    for line in lines:
        mark = next((mark for mark in "\t," if mark in line), ";")
        pieces = [line] if mark == ";" else _unquoted(line, ";")
        cells.extend(next(csv.reader([piece], delimiter=mark)) for piece in pieces if piece.strip())
    return cells


def _unquoted(line, mark):
    """Return the parts of a line between marks that stand outside quotation marks."""
    parts = [""]
    inside = False
    for letter in line:
        # A mark within a cell, such as that of inches, opens nothing.
        if letter == '"' and (inside or not parts[-1] or parts[-1][-1] in OPENS_AFTER):
            inside = not inside
        if letter == mark and not inside:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _named(line, header, columns, required, name):
    """Return the cells of one row by column, and the row as it is quoted."""
    if header is None:
        quoted = "; ".join(f"{key}={value}" for key, value in line.items())
        cells = {str(key).strip().lower(): "" if value is None else str(value) for key, value in line.items()}
    else:
        quoted = ",".join(line)
        if len(line) != len(header):
            raise InvalidValueError(
                f"{name}, row '{quoted}': {len(line)} cells found; {len(header)} are needed: {', '.join(header)}."
            )
        cells = dict(zip(header, line))
    unknown = [key for key in cells if key not in columns]
    missing = [key for key in required if key not in cells]
    if unknown or missing:
        problem = f"has no column '{missing[0]}'" if missing else f"has the unknown column '{unknown[0]}'"
        raise InvalidValueError(f"{name}, row '{quoted}': it {problem}; the columns are {', '.join(columns)}.")
    return {key: cells.get(key, "").strip() for key in columns}, quoted

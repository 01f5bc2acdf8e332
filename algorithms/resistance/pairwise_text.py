"""Comparisons as people write them: 3, 1/5, a whole matrix typed into one line, or kept in a CSV file."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from pathlib import Path

from ..errors import InvalidValueError
from ..tables import file_text
from .pairwise_matrix import PairwiseMatrix


def comparison_text(value):
    """Return a comparison as people write it: 3, 1/5, or with decimals where it is between steps."""
    whole = max(value, 1 / value)
    text = f"{round(whole)}" if abs(whole - round(whole)) < 1e-6 else f"{whole:.4g}"
    return text if value >= 1 or text == "1" else f"1/{text}"


def parse_comparison(text):
    """Return the number behind a comparison written as 3, 1/5 or 0.2."""
    try:
        return float(text) if isinstance(text, (int, float)) else _fraction(str(text))
    except (ValueError, ZeroDivisionError):
        raise InvalidValueError(f"Comparison '{text}' must be a number or a fraction such as 3 or 1/5.") from None


def _fraction(text):
    """Return the number of a text such as 1/5 or 1/2.5."""
    above, _, below = text.replace("／", "/").strip().partition("/")
    return float(Fraction(above.strip()) / Fraction(below.strip() or 1))


def parse_matrix(text, names=None):
    """Read a comparison matrix that was typed, or kept in a CSV file.

    Parameters
    ----------
    text : str, path or sequence of sequences
        Rows separated by ``;`` or line breaks, cells by commas, tabs or spaces; or the path of a CSV file. The first
        row and the first cell of each row may name the factors. Cells below the diagonal may be left empty.
    names : sequence of str, optional
        Names of the factors where the text has none.

    Returns
    -------
    PairwiseMatrix

    Raises
    ------
    InvalidValueError
        If the matrix is not square, not reciprocal, off the scale, or a cell is no number.

    Examples
    --------
    >>> parse_matrix("1, 3, 5; 1/3, 1, 3; 1/5, 1/3, 1").upper
    (3.0, 5.0, 3.0)
    """
    cells = _matrix_cells(text)
    if not cells:
        raise InvalidValueError("The comparison matrix is empty; write a row for each factor, such as 1,3; 1/3,1.")
    if not any(_is_number(cell) for cell in cells[0] if cell):
        heads = cells.pop(0)
        names = heads[1:] if len(heads) == len(cells) + 1 else heads
    if cells and cells[0][0] and not _is_number(cells[0][0]):
        names = [row[0] for row in cells]
        cells = [row[1:] for row in cells]
    count = len(cells)
    rows = [[math.nan] * count for _ in range(count)]
    for k, row in enumerate(cells):
        if len(row) > count:
            raise InvalidValueError(
                f"Comparison matrix: row '{', '.join(row)}' has {len(row)} cells; a matrix of {count} rows needs "
                f"{count} in each."
            )
        for j, cell in enumerate(row):
            rows[k][j] = parse_comparison(cell) if cell else math.nan
    for k in range(count):
        for j in range(k + 1, count):
            if math.isnan(rows[j][k]) and rows[k][j] > 0:
                rows[j][k] = 1 / rows[k][j]
        if math.isnan(rows[k][k]):
            rows[k][k] = 1.0
    return PairwiseMatrix.from_rows(rows, names)


def _matrix_cells(text):
    """Return the cells of a matrix as text by row."""
    if not isinstance(text, (str, Path)):
        return [[str(cell).strip() for cell in row] for row in text]
    text = str(text).strip()
    if text.lower().endswith((".csv", ".txt")):
        text = file_text(text, "Comparison matrix")
        mark = ";" if ";" in text and "," not in text and "\t" not in text else None
        lines = text.splitlines()
    else:
        mark, lines = None, re.split(r"[;；\n]", text)
    lines = [line.strip(" \r") for line in lines]
    return [_cells(line, mark) for line in lines if line.strip(" ,，;\t")]


def _cells(line, mark):
    """Return the cells of one row."""
    line = line.replace("，", ",")
    mark = mark or next((mark for mark in "\t," if mark in line), None)
    return [cell.strip().strip('"') for cell in (line.split(mark) if mark else line.split())]


def _is_number(text):
    """Return whether a cell holds a comparison."""
    try:
        _fraction(text)
    except (ValueError, ZeroDivisionError):
        return False
    return True

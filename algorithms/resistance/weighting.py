"""How much each factor counts: pairwise comparison (AHP), entropy, CRITIC, and what they make together.

Everything here is plain numbers without rasters or windows: a dialog shows it, a test checks it. A comparison matrix
never changes; every edit returns a new one, so that a list of them is an undo.
"""

from __future__ import annotations

import enum
import math
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import numpy as np

from ..errors import InvalidValueError
from ..tables import file_text

MOST_FACTORS = 15
MOST_IMPORTANT = 9
LARGEST_RATIO = 0.1
# Reciprocals are often written with two digits: 0.11 for 1/9, 0.13 for 1/8.
ROUNDED = 0.05

WORDS = {
    1: "equally important",
    2: "equally to moderately more important",
    3: "moderately more important",
    4: "moderately to strongly more important",
    5: "strongly more important",
    6: "strongly to very strongly more important",
    7: "very strongly more important",
    8: "very strongly to extremely more important",
    9: "extremely more important",
}
SCALE = tuple(1 / k for k in range(MOST_IMPORTANT, 1, -1)) + tuple(float(k) for k in range(1, MOST_IMPORTANT + 1))


class RandomIndex(enum.Enum):
    """Which published list of mean consistency indices of random matrices the consistency ratio is measured by."""

    SAATY_1980 = "saaty1980"
    SAATY_2005 = "saaty2005"


_RANDOM_INDICES = {
    RandomIndex.SAATY_1980: (0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.54, 1.56, 1.58, 1.59),
    RandomIndex.SAATY_2005: (0, 0, 0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59),
}


class WeighBy(enum.Enum):
    """Where weights come from: numbers given, comparisons, the data (entropy, CRITIC), or comparisons and data."""

    DIRECT = "direct"
    AHP = "ahp"
    ENTROPY = "entropy"
    CRITIC = "critic"
    COMBINED = "combined"


class Objective(enum.Enum):
    """Which weights from the data are combined with those from comparisons."""

    ENTROPY = "entropy"
    CRITIC = "critic"


class Combination(enum.Enum):
    """How several sets of weights become one."""

    MULTIPLICATIVE = "multiplicative"
    ADDITIVE = "additive"
    GEOMETRIC = "geometric"


def random_index(count, table=RandomIndex.SAATY_1980):
    """Return the mean consistency index of random matrices of `count` factors, 1 to 15."""
    _check_count(count)
    return float(_RANDOM_INDICES[RandomIndex(table)][count - 1])


def _check_count(count):
    """Raise unless so many factors can be compared."""
    if not 1 <= count <= MOST_FACTORS:
        raise InvalidValueError(
            f"{count} factors are to be compared in pairs; 1 to {MOST_FACTORS} can be. Leave some out or group them."
        )


@dataclass(frozen=True)
class Mend:
    """The comparison that spoils consistency most, and what would mend it.

    Parameters
    ----------
    row, column : int
        Positions of the two factors, row before column.
    value : float
        What it should say, on the scale of 1/9 to 9.
    exact : float
        What all other comparisons together say of these two.
    consistency_ratio : float
        The consistency ratio with `value` in place.
    """

    row: int
    column: int
    value: float
    exact: float
    consistency_ratio: float


@dataclass(frozen=True)
class Judgement:
    """What a comparison matrix says.

    Parameters
    ----------
    weights : tuple of float
        One for each factor, their sum is 1.
    lambda_max : float
        The largest eigenvalue, at least the number of factors.
    consistency_index : float
        (lambda_max - n) / (n - 1).
    consistency_ratio : float
        Consistency index over random index; 0 for one or two factors, which cannot contradict each other.
    mend : Mend or None
        None where no single change on the scale makes it more consistent.
    """

    weights: tuple
    lambda_max: float
    consistency_index: float
    consistency_ratio: float
    mend: Mend | None

    @property
    def consistent(self):
        """Whether the consistency ratio is below 0.1, as the method asks."""
        return self.consistency_ratio < LARGEST_RATIO


@dataclass(frozen=True)
class PairwiseMatrix:
    """How much more important each factor is than each later one.

    Parameters
    ----------
    names : tuple of str
        The factors, 1 to 15.
    upper : tuple of float
        The comparisons above the diagonal, row by row, each 1/9 to 9; those below are their reciprocals.
    """

    names: tuple
    upper: tuple

    def __post_init__(self):
        object.__setattr__(self, "names", tuple(str(name) for name in self.names))
        count = len(self.names)
        _check_count(count)
        if len(self.upper) != count * (count - 1) // 2:
            raise InvalidValueError(
                f"{len(self.upper)} comparisons are given for {count} factors; {count * (count - 1) // 2} are needed, "
                "one for each pair."
            )
        values = []
        for (row, column), value in zip(self.pairs(), self.upper):
            values.append(_checked(value, f"{self.names[row]} to {self.names[column]}"))
        object.__setattr__(self, "upper", tuple(values))

    @classmethod
    def equal(cls, names):
        """Return a matrix in which all factors are equally important."""
        count = len(names)
        return cls(tuple(names), (1.0,) * (count * (count - 1) // 2))

    @classmethod
    def from_rows(cls, rows, names=None):
        """Return the matrix of full rows of numbers, whose reciprocals may be rounded to two digits."""
        count = len(rows)
        for row in rows:
            if len(row) != count:
                raise InvalidValueError(
                    f"Comparison matrix: row '{', '.join(f'{v:g}' for v in row)}' has {len(row)} cells; a matrix of "
                    f"{count} rows needs {count} in each."
                )
        names = tuple(names or (f"factor {k + 1}" for k in range(count)))
        if len(names) != count:
            raise InvalidValueError(f"Comparison matrix: {len(names)} names for {count} rows; one is needed for each.")
        for k in range(count):
            if rows[k][k] != 1:
                raise InvalidValueError(f"Comparison matrix: {names[k]} to itself is {rows[k][k]:g}; it must be 1.")
        pairs = ((k, j) for k in range(count) for j in range(k + 1, count))
        return cls(names, tuple(_mirrored(rows, k, j, names) for k, j in pairs))

    def pairs(self):
        """Return the positions ``(row, column)`` of the comparisons, in the order of `upper`."""
        count = len(self.names)
        return [(row, column) for row in range(count) for column in range(row + 1, count)]

    def _place(self, row, column):
        """Return where in `upper` the comparison of a row with a later column stands."""
        return row * len(self.names) - row * (row + 1) // 2 + column - row - 1

    def value(self, row, column):
        """Return how much more important the factor `row` is than the factor `column`; below 1 means less."""
        if row == column:
            return 1.0
        if row > column:
            return 1 / self.value(column, row)
        return self.upper[self._place(row, column)]

    def with_value(self, row, column, value):
        """Return the matrix with one comparison, and its mirror image, changed."""
        if row == column:
            raise InvalidValueError(f"{self.names[row]} cannot be compared with itself; it is always 1.")
        value = _checked(value, f"{self.names[row]} to {self.names[column]}")
        if row > column:
            row, column, value = column, row, 1 / value
        upper = list(self.upper)
        upper[self._place(row, column)] = value
        return replace(self, upper=tuple(upper))

    def with_names(self, names):
        """Return the matrix for other factors: known pairs keep their comparison, new ones are equally important."""
        known = {name: k for k, name in enumerate(self.names)}
        names = tuple(str(name) for name in names)
        pairs = [(a, b) for k, a in enumerate(names) for b in names[k + 1 :]]
        return PairwiseMatrix(
            names, tuple(self.value(known[a], known[b]) if a in known and b in known else 1.0 for a, b in pairs)
        )

    def rows(self):
        """Return the whole matrix as an array, shape ``(n, n)``."""
        count = len(self.names)
        matrix = np.ones((count, count))
        above = np.triu_indices(count, 1)
        matrix[above] = self.upper
        matrix.T[above] = 1 / matrix[above]
        return matrix

    def words(self, row, column):
        """Return a comparison in words, such as ``forest is moderately more important than road``."""
        value = self.value(row, column)
        first, second = (row, column) if value >= 1 else (column, row)
        grade = round(max(value, 1 / value))
        joint = "as" if grade == 1 else "than"
        word = "as important" if grade == 1 else WORDS[grade]
        return f"{self.names[first]} is {word} {joint} {self.names[second]}"

    def judge(self, table=RandomIndex.SAATY_1980, *, mend=True):
        """Return weights and consistency.

        Parameters
        ----------
        table : RandomIndex
            Which random indices the consistency ratio is measured by.
        mend : bool
            False does not look for the comparison to mend.

        Returns
        -------
        Judgement

        Notes
        -----
        The weights are the principal eigenvector, ``A w = lambda_max w``; ``CI = (lambda_max - n) / (n - 1)`` and
        ``CR = CI / RI``, which should be below 0.1.

        To find what to mend, each comparison in turn is taken out, the others say by Harker's eigenvector what it
        should be, and the nearest step of the scale is put in; that which lowers the consistency ratio most is it.

        References
        ----------
        Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill.
        Saaty, T. L. (2005). Theory and Applications of the Analytic Network Process. RWS Publications.
        Harker, P. T. (1987). Incomplete pairwise comparisons in the analytic hierarchy process. Mathematical Modelling
        9, 837-848. doi:10.1016/0270-0255(87)90503-3

        Examples
        --------
        ``[[1, 3, 5], [1/3, 1, 3], [1/5, 1/3, 1]]`` gives lambda_max 3.03851, weights 0.6370, 0.2583, 0.1047, CI
        0.019256, CR 0.0332.
        """
        count = len(self.names)
        values, vectors = _principal(self.rows())
        index = (values - count) / (count - 1) if count > 1 else 0.0
        # Rounding may leave a consistent matrix a hair below n.
        index = max(0.0, float(index))
        table = RandomIndex(table)
        ratio = index / random_index(count, table) if count > 2 else 0.0
        found = _mend(self, table, ratio) if mend and count > 2 else None
        return Judgement(tuple(vectors.tolist()), float(values), index, ratio, found)


def _mirrored(rows, row, column, names):
    """Return the comparison of a pair of a full matrix, from whichever side of the diagonal is above 1."""
    above, below = rows[row][column], rows[column][row]
    if not (above > 0 and below > 0) or abs(above * below - 1) > ROUNDED:
        raise InvalidValueError(
            f"Comparison matrix: {names[row]} to {names[column]} is {above:g}, but {names[column]} to {names[row]} is "
            f"{below:g}; the one must be 1 divided by the other."
        )
    return above if above >= below else 1 / below


def _checked(value, pair):
    """Return a comparison as a number, refusing one off the scale."""
    value = float(value)
    if not 1 / MOST_IMPORTANT * (1 - 1e-9) <= value <= MOST_IMPORTANT * (1 + 1e-9):
        raise InvalidValueError(f"The comparison of {pair} is {value:g}; it must lie between 1/9 and 9.")
    return value


def _principal(matrices):
    """Return the largest eigenvalue and its vector of sum 1, of one positive matrix or of a stack of them."""
    values, vectors = np.linalg.eig(matrices)
    largest = np.argmax(values.real, axis=-1)[..., None]
    vector = np.abs(np.take_along_axis(vectors, largest[..., None, :], -1)[..., 0])
    value = np.take_along_axis(values.real, largest, -1)[..., 0]
    return value, vector / vector.sum(axis=-1, keepdims=True)


def _mend(matrix, table, ratio):
    """Return the comparison whose change on the scale lowers the consistency ratio most."""
    count = len(matrix.names)
    rows, columns = np.triu_indices(count, 1)
    each = np.arange(len(rows))
    without = np.repeat(matrix.rows()[None], len(rows), axis=0)
    without[each, rows, columns] = without[each, columns, rows] = 0
    without[each, rows, rows] = without[each, columns, columns] = 2
    _, weights = _principal(without)
    exact = weights[each, rows] / weights[each, columns]
    scale = np.array(SCALE)
    nearest = scale[np.abs(np.log(exact)[:, None] - np.log(scale)).argmin(axis=1)]
    mended = np.repeat(matrix.rows()[None], len(rows), axis=0)
    mended[each, rows, columns], mended[each, columns, rows] = nearest, 1 / nearest
    ratios = np.maximum(0, (_principal(mended)[0] - count) / (count - 1) / random_index(count, table))
    change = np.abs(np.log(nearest / np.array(matrix.upper)))
    best = np.lexsort((change, ratios.round(9)))[0]
    if not ratios[best] < ratio - 1e-9:
        return None
    return Mend(int(rows[best]), int(columns[best]), float(nearest[best]), float(exact[best]), float(ratios[best]))


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


@dataclass(frozen=True)
class DataWeights:
    """Weights that the data themselves give.

    Parameters
    ----------
    weights : tuple of float
        One for each factor, their sum is 1.
    measure : tuple of float
        Entropy of each factor, 0 to 1; or its amount of information for CRITIC.
    """

    weights: tuple
    measure: tuple


def entropy_weights(columns, names=None):
    """Return weights by entropy: what differs more from place to place counts more.

    Parameters
    ----------
    columns : array of float
        Shape ``(samples, factors)``, at least two samples, all known and >= 0.
    names : sequence of str, optional
        What messages call the factors.

    Returns
    -------
    DataWeights

    Raises
    ------
    InvalidValueError
        If a value is below 0, a factor is 0 everywhere, or every factor is the same everywhere.

    Notes
    -----
    ``p = x / sum(x)``, ``e = -sum(p ln p) / ln n`` with ``0 ln 0 = 0``, ``w = (1 - e) / sum(1 - e)``. With
    ``y = x n / sum(x)`` this is ``1 - e = sum(y ln y) / (n ln n)``, which loses no digits where e is near 1.

    References
    ----------
    Shannon, C. E. (1948). A mathematical theory of communication. Bell System Technical Journal 27, 379-423.

    Examples
    --------
    Columns (0.2, 0.6, 1) and (0.5, 0.5, 0.8): entropy 0.8528 and 0.9758, weights 0.8589 and 0.1411.
    """
    columns, names = _samples(columns, names)
    least, total = columns.min(axis=0), columns.sum(axis=0)
    for k in range(len(names)):
        if least[k] < 0 or total[k] == 0:
            problem = f"holds {least[k]:g}" if least[k] < 0 else "is 0 everywhere"
            raise InvalidValueError(
                f"{names[k]} {problem}; entropy needs values of at least 0 that are not all 0. Grade the factor first."
            )
    count = len(columns)
    gain = np.zeros(len(names))
    for k in range(len(names)):
        share = columns[:, k] * (count / total[k])
        share = share[share > 0]
        gain[k] = max(0.0, (share * np.log(share)).sum() / (count * math.log(count)))
    gain[np.ptp(columns, axis=0) == 0] = 0
    if not gain.any():
        raise InvalidValueError(
            "Every factor is the same everywhere, so entropy cannot tell them apart; weigh by hand."
        )
    return DataWeights(_shares(gain), tuple((1 - gain).tolist()))


def critic_weights(columns, names=None):
    """Return weights by CRITIC: what differs much, and differently from the others, counts more.

    Parameters
    ----------
    columns : array of float
        Shape ``(samples, factors)``, at least two samples, all known and in one unit; see `normalised`.
    names : sequence of str, optional
        What messages call the factors.

    Returns
    -------
    DataWeights

    Raises
    ------
    InvalidValueError
        If every factor is the same everywhere, or all say the same.

    Notes
    -----
    ``G_j = s_j sum_i (1 - r_ij)``, s the sample standard deviation and r the correlation, ``w = G / sum(G)``. A factor
    that is the same everywhere says nothing and weighs nothing.

    References
    ----------
    Diakoulaki, D., Mavrotas, G. & Papayannakis, L. (1995). Determining objective weights in multiple criteria problems:
    the CRITIC method. Computers & Operations Research 22, 763-770. doi:10.1016/0305-0548(94)00059-H

    Examples
    --------
    Columns (0, 0.5, 1), (0, 1, 0.5), (1, 0.5, 0.2): G 1.2449, 1.0593, 1.4583; weights 0.3309, 0.2815, 0.3876.
    """
    columns, names = _samples(columns, names)
    deviation = columns.std(axis=0, ddof=1)
    deviation[np.ptp(columns, axis=0) == 0] = 0
    varies = deviation > 0
    correlation = np.eye(len(names))
    correlation[np.ix_(varies, varies)] = np.atleast_2d(np.corrcoef(columns[:, varies].T)) if varies.any() else 0
    conflict = (1 - correlation)[:, varies].sum(axis=1) if varies.sum() > 1 else varies.astype(float)
    information = np.where(varies, deviation * conflict, 0)
    if not information.sum() > 1e-12 * max(1.0, deviation.sum()):
        raise InvalidValueError(
            "Every factor is the same everywhere or says the same as the others, so CRITIC cannot tell them apart; "
            "weigh by hand."
        )
    return DataWeights(_shares(information), tuple(information.tolist()))


def _samples(columns, names):
    """Return samples as an array of two dimensions and the names of its columns, or raise."""
    columns = np.asarray(columns, float)
    if columns.ndim != 2 or len(columns) < 2 or not columns.shape[1]:
        raise InvalidValueError(
            f"Weights from data need at least 2 places where all factors are known; {len(columns)} found."
        )
    names = [f"Factor {k + 1}" for k in range(columns.shape[1])] if names is None else list(names)
    if not np.isfinite(columns).all():
        raise InvalidValueError(
            f"{names[int(np.argmin(np.isfinite(columns).all(axis=0)))]} has places without a value; take only those "
            "where all factors are known."
        )
    return columns, names


def _shares(values):
    """Return numbers as shares of their sum."""
    values = np.asarray(values, float)
    return tuple((values / values.sum()).tolist())


def normalised(columns):
    """Return columns brought to 0 to 1 by their range; one that is the same everywhere becomes 0."""
    columns = np.asarray(columns, float)
    least, span = columns.min(axis=0), np.ptp(columns, axis=0)
    return np.where(span > 0, (columns - least) / np.where(span > 0, span, 1), 0.0)


def combined_weights(*weights, by=Combination.MULTIPLICATIVE):
    """Return several sets of weights as one.

    Parameters
    ----------
    *weights : sequence of float
        Each one weight for each factor, >= 0.
    by : Combination
        multiplicative: products; additive: means; geometric: roots of products. All are brought to a sum of 1.

    Returns
    -------
    tuple of float

    Raises
    ------
    InvalidValueError
        If the sets differ in length or leave no factor with a weight.

    Examples
    --------
    (0.5, 0.3, 0.2) and (0.2, 0.3, 0.5): multiplicative 0.3448, 0.3103, 0.3448; additive 0.35, 0.30, 0.35; geometric
    0.3391, 0.3217, 0.3391.
    """
    if len({len(each) for each in weights}) != 1:
        raise InvalidValueError(
            f"Weights of {' and '.join(str(len(each)) for each in weights)} factors cannot be combined; all sets need "
            "the same factors."
        )
    stack = np.asarray(weights, float)
    by = Combination(by)
    if by is Combination.ADDITIVE:
        found = stack.mean(axis=0)
    else:
        found = stack.prod(axis=0) ** (1 if by is Combination.MULTIPLICATIVE else 1 / len(stack))
    if not found.sum() > 0:
        raise InvalidValueError("Combined, no factor has a weight above 0; combine the weights additively.")
    return _shares(found)


def direct_weights(weights, count=None):
    """Return weights given as numbers, brought to a sum of 1.

    Parameters
    ----------
    weights : str or sequence of float
        One for each factor, >= 0, not all 0; as text, separated by ``;``, or by commas or spaces.
    count : int, optional
        Number of factors.

    Returns
    -------
    tuple of float

    Raises
    ------
    InvalidValueError
        If there are too many or too few, or one is below 0 or no number.
    """
    parts = [part for part in re.split(r"[;；,，\s]+", weights) if part] if isinstance(weights, str) else list(weights)
    quoted = weights if isinstance(weights, str) else "; ".join(str(part) for part in parts)
    try:
        found = [float(part) for part in parts]
    except (TypeError, ValueError):
        raise InvalidValueError(f"Weights are '{quoted}'; they must be numbers separated by ;.") from None
    if count is not None and len(found) != count:
        raise InvalidValueError(f"Weights are '{quoted}'; {count} numbers are needed, one for each factor.")
    if not found or not all(math.isfinite(value) and value >= 0 for value in found) or not sum(found) > 0:
        raise InvalidValueError(f"Weights are '{quoted}'; they must be at least 0, and one of them above 0.")
    return _shares(found)


def compare_methods(*, matrix=None, columns=None, direct=None):
    """Return the weights of all methods side by side.

    Parameters
    ----------
    matrix : PairwiseMatrix, optional
        For AHP.
    columns : array of float, optional
        Shape ``(samples, factors)``, for entropy and CRITIC; each method brings them into its own form.
    direct : sequence of float, optional
        Weights given by hand.

    Returns
    -------
    dict of str to tuple of float
        By name of the method, ``ahp x entropy`` and the like for combinations; what cannot be told is left out.
    """
    found = {}
    if direct is not None:
        found["direct"] = direct_weights(direct)
    if matrix is not None:
        found["ahp"] = matrix.judge(mend=False).weights
    if columns is not None:
        for name, method, samples in (
            ("entropy", entropy_weights, columns),
            ("critic", critic_weights, normalised(columns)),
        ):
            with suppress(InvalidValueError):
                found[name] = method(samples).weights
    for name in ("entropy", "critic"):
        if "ahp" in found and name in found:
            for by in Combination:
                with suppress(InvalidValueError):
                    found[f"ahp x {name}, {by.value}"] = combined_weights(found["ahp"], found[name], by=by)
    return found

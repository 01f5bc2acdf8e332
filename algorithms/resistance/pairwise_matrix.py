"""How much more important each factor is than each other: pairwise comparison, its weights and its consistency (AHP).

A comparison matrix never changes; every edit returns a new one, so that a list of them is an undo.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

import numpy as np

from ..errors import InvalidValueError

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
            values.append(_checked(value, self.names[row], self.names[column]))
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
        value = _checked(value, self.names[row], self.names[column])
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


def _checked(value, one, other):
    """Return the comparison of one factor to another as a number, refusing one off the scale."""
    value = float(value)
    if not 1 / MOST_IMPORTANT * (1 - 1e-9) <= value <= MOST_IMPORTANT * (1 + 1e-9):
        raise InvalidValueError(f"The comparison of {one} to {other} is {value:g}; it must lie between 1/9 and 9.")
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

"""Weights of factors as a table: from comparisons, from the rasters themselves, or from both."""

from __future__ import annotations

import enum
from dataclasses import dataclass

import numpy as np

from ..errors import InvalidValueError
from ..progress import Progress, interruptible
from ..validation import check_memory, check_same_grid
from .data_weights import critic_weights, entropy_weights, normalised
from .pairwise_matrix import PairwiseMatrix, RandomIndex
from .pairwise_text import comparison_text, parse_matrix
from .scheme_text import whole_scheme
from .weighting import Combination, Objective, combined_weights

BYTES_PER_CELL = 32


class Method(enum.Enum):
    """Where weights come from: comparisons, entropy or CRITIC of the rasters, or comparisons and rasters."""

    AHP = "ahp"
    ENTROPY = "entropy"
    CRITIC = "critic"
    COMBINED = "combined"


@dataclass(frozen=True)
class FactorWeights:
    """Weights and how far the comparisons agree.

    Parameters
    ----------
    weights : dict
        Table: ``factor``, ``weight`` (their sum is 1); for combined weights also ``ahp`` and the weights from the data.
    judgement : Judgement or None
        What the comparisons say; None where there are none.
    """

    weights: dict
    judgement: object


def factor_weights(
    method=Method.AHP,
    *,
    matrix=None,
    factors=(),
    table=RandomIndex.SAATY_1980,
    objective=Objective.ENTROPY,
    combination=Combination.MULTIPLICATIVE,
    progress=None,
):
    """Return how much each factor counts.

    Parameters
    ----------
    method : Method
        Where the weights come from.
    matrix : str, PairwiseMatrix or sequence of sequences, optional
        Comparisons, as `parse_matrix` reads them, or a scheme as `whole_scheme` does; needed by ahp and combined.
    factors : sequence of Raster
        Graded factors on one grid, NaN for no data; needed by entropy, critic and combined. Only cells known in all of
        them are looked at. They name the factors of a matrix that has no names.
    table : RandomIndex
        By which random indices the comparisons are judged.
    objective : Objective
        What combined takes from the rasters.
    combination : Combination
        How combined makes one set of weights of two.
    progress : Progress, optional
        Receives how far the run is.

    Returns
    -------
    FactorWeights

    Raises
    ------
    InvalidValueError
        If what the method needs is missing, or comparisons and rasters are not as many.
    GridMismatchError
        If the rasters are not on one grid.

    Notes
    -----
    See `PairwiseMatrix.judge`, `entropy_weights`, `critic_weights` (rasters brought to 0 to 1 by their range first) and
    `combined_weights`. Memory: about 32 bytes a cell and factor.
    """
    progress = progress or Progress()
    method, objective = Method(method), Objective(objective)
    compared = method in (Method.AHP, Method.COMBINED)
    names = tuple(raster.name for raster in factors)
    comparisons = _comparisons(matrix, names, method) if compared else None
    judgement = None if comparisons is None else comparisons.judge(table)
    if judgement is not None:
        _tell(comparisons, judgement, RandomIndex(table), progress)
    if method is Method.AHP:
        progress.report(1)
        return FactorWeights(_table(comparisons.names, judgement.weights), judgement)
    columns = _columns(factors, method, progress.part(0, 0.6))
    by_entropy = method is Method.ENTROPY or (method is Method.COMBINED and objective is Objective.ENTROPY)
    found = interruptible(_data_weights, columns, names, by_entropy, progress=progress.part(0.6, 1)).weights
    progress.report(1)
    if judgement is None:
        return FactorWeights(_table(names, found), None)
    weights = combined_weights(judgement.weights, found, by=combination)
    parts = {"ahp": list(judgement.weights), objective.value: list(found)}
    return FactorWeights({**_table(comparisons.names, weights), **parts}, judgement)


def _table(names, weights):
    """Return weights as a table."""
    return {"factor": list(names), "weight": list(weights)}


def _comparisons(matrix, names, method):
    """Return the matrix of comparisons, which fits the rasters if there are any."""
    if matrix is None or (isinstance(matrix, str) and not matrix.strip()):
        raise InvalidValueError(f"Weights by {method.value} need comparisons; write them in the matrix.")
    if not isinstance(matrix, PairwiseMatrix):
        scheme = whole_scheme(matrix, "Comparison matrix") if isinstance(matrix, str) else None
        if scheme is not None and scheme.matrix is None:
            raise InvalidValueError("The scheme of the matrix holds no comparisons; take one with 1 to 15 factors.")
        matrix = scheme.matrix if scheme is not None else parse_matrix(matrix, names or None)
    if not names or len(names) == len(matrix.names):
        return _in_order(matrix, names)
    raise InvalidValueError(
        f"The matrix compares {len(matrix.names)} factors, but {len(names)} rasters are given; it needs a row for each."
    )


def _in_order(matrix, names):
    """Return the matrix in the order of the rasters where both have the same names, as it is where they share none."""
    if set(names) == set(matrix.names):
        return matrix.with_names(names)
    strange = [name for name in matrix.names if name not in names]
    if len(strange) < len(matrix.names):
        raise InvalidValueError(
            f"Comparison matrix: '{strange[0]}' is not among the factors; they are {', '.join(names)}. Give it these "
            "names, or none."
        )
    return matrix


def _columns(factors, method, progress):
    """Return the values of all cells that every raster knows, one column each."""
    if len(factors) < 2:
        raise InvalidValueError(
            f"Weights by {method.value} come from rasters, and {len(factors)} is given; give one for each factor."
        )
    check_same_grid(factors[0], *factors[1:])
    check_memory(BYTES_PER_CELL * len(factors) * factors[0].grid.size, "Weights from rasters")
    known = np.ones(factors[0].grid.shape, bool)
    for k, raster in enumerate(factors):
        progress.report(k / len(factors))
        known &= raster.known
    return np.column_stack([raster.values[known] for raster in factors]).astype(float)


def _data_weights(columns, names, by_entropy):
    """Return weights by entropy or by CRITIC."""
    return entropy_weights(columns, names) if by_entropy else critic_weights(normalised(columns), names)


def _tell(matrix, judgement, table, progress):
    """Say how consistent the comparisons are, and what would mend them."""
    ratio = judgement.consistency_ratio
    progress.say(
        f"Largest eigenvalue {judgement.lambda_max:.5f}, consistency index {judgement.consistency_index:.5f}, "
        f"consistency ratio {ratio:.4f} ({table.value})."
    )
    if judgement.consistent:
        return
    sentence = (
        f"The consistency ratio is {ratio:.3f}; it should be below 0.1, since the comparisons contradict each other."
    )
    mend = judgement.mend
    if mend is not None:
        first, second = matrix.names[mend.row], matrix.names[mend.column]
        sentence = (
            f"{sentence} Most of it mends if {first} to {second} is {comparison_text(mend.value)} instead of "
            f"{comparison_text(matrix.value(mend.row, mend.column))}: the ratio is {mend.consistency_ratio:.3f} then."
        )
    progress.warn(sentence)

"""How much each factor counts: the ways to weigh, and what several sets of weights make together.

Everything here is plain numbers without rasters or windows: a dialog shows it, a test checks it. Comparison matrices
and weights from data have files of their own.
"""

from __future__ import annotations

import enum
import math
import re
from contextlib import suppress

import numpy as np

from ..errors import InvalidValueError
from .data_weights import critic_weights, entropy_weights, normalised, shares


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
    return shares(found)


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
    return shares(found)


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

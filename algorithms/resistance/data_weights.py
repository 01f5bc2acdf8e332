"""Weights that the data themselves give: entropy and CRITIC."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..errors import InvalidValueError


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
            rule = "entropy needs values of at least 0 that are not all 0. Grade the factor first."
            if least[k] < 0:
                raise InvalidValueError(f"{names[k]} holds {least[k]:g}; {rule}")
            raise InvalidValueError(f"{names[k]} is 0 everywhere; {rule}")
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
    return DataWeights(shares(gain), tuple((1 - gain).tolist()))


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
    return DataWeights(shares(information), tuple(information.tolist()))


def normalised(columns):
    """Return columns brought to 0 to 1 by their range; one that is the same everywhere becomes 0."""
    columns = np.asarray(columns, float)
    least, span = columns.min(axis=0), np.ptp(columns, axis=0)
    return np.where(span > 0, (columns - least) / np.where(span > 0, span, 1), 0.0)


def shares(values):
    """Return numbers as shares of their sum."""
    values = np.asarray(values, float)
    return tuple((values / values.sum()).tolist())


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

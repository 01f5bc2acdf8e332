"""Resistance and cost along a path, as plain numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Profile:
    """What is met along a path: `distance` from its beginning, `resistance` there, and `cost` spent until there."""

    distance: np.ndarray
    resistance: np.ndarray
    cost: np.ndarray


def stations(path, spacing):
    """Return points along a path: all its vertices, and between them so many that none are farther apart.

    Parameters
    ----------
    path : array_like
        Shape ``(points, 2)``, x and y.
    spacing : float
        Largest distance between neighbours in either axis, as a rule the cell size; > 0.

    Returns
    -------
    numpy.ndarray
        Shape ``(points, 2)``.
    """
    path = np.asarray(path, float).reshape(-1, 2)
    if len(path) < 2:
        return path
    # A path goes from cell to cell straight or diagonally, so its larger extent counts the cells.
    steps = np.maximum(1, np.round(np.abs(np.diff(path, axis=0)).max(axis=1) / spacing)).astype(int)
    parts = [
        start + (end - start) * np.arange(count)[:, None] / count for start, end, count in zip(path, path[1:], steps)
    ]
    return np.concatenate([*parts, path[-1:]])


def profile(points, resistance):
    """Return the profile of a path: each step costs its length times the mean resistance of its ends.

    Parameters
    ----------
    points : array_like
        Shape ``(points, 2)``, x and y, as `stations` returns them.
    resistance : array_like
        Shape ``(points,)``, cost per map unit; NaN where it is unknown, over which cost is carried on unchanged.

    Returns
    -------
    Profile
    """
    points, resistance = np.asarray(points, float).reshape(-1, 2), np.asarray(resistance, float)
    lengths = np.hypot(*np.diff(points, axis=0).T)
    costs = np.nan_to_num(lengths * (resistance[:-1] + resistance[1:]) / 2)
    return Profile(np.concatenate([[0.0], np.cumsum(lengths)]), resistance, np.concatenate([[0.0], np.cumsum(costs)]))

"""Responsibility: which administrative areas are members of a restoration unit, and what share each bears."""

from __future__ import annotations

import numpy as np

from .restoration_areas import path_pieces
from .unit_shapes import SLACK


def responsibility(units, administration, grid, smallest_share, weights, corridor, links, current):
    """Return the table of shares, and the members of each unit as positions of their codes."""
    lowest = administration.positions[-1]
    size = len(administration.codes[-1])
    cells = np.flatnonzero(units)

    def key(chosen):
        return (units.ravel()[chosen].astype(np.int64) - 1) * size + lowest[administration.cells.ravel()[chosen]]

    pairs, pair = np.unique(key(cells), return_inverse=True)
    unit, code = pairs // size, pairs % size
    area = np.bincount(pair) * grid.cell_area_ha
    if links is None:
        length = np.bincount(pair, corridor.ravel()[cells])
    else:
        places, lengths, _ = path_pieces(in_use(links), grid)
        inside = units.ravel()[places] > 0
        length = np.bincount(np.searchsorted(pairs, key(places[inside])), lengths[inside], minlength=len(pairs))
    flow = np.zeros(len(pairs)) if current is None else np.bincount(pair, np.nan_to_num(current.values.ravel()[cells]))
    keep = area >= smallest_share * np.bincount(unit, area)[unit] * SLACK
    keep |= (np.bincount(unit, keep) == 0)[unit]
    unit, code = unit[keep], code[keep]
    share = _shares(unit, [area[keep], length[keep], flow[keep]], weights)
    codes = administration.codes[-1][code]
    table = {"unit_id": (unit + 1).tolist(), "admin_code": codes.tolist()}
    if administration.names is not None:
        table["admin_name"] = [administration.names[each] for each in codes]
    table["share"] = share.tolist()
    return table, np.split(code, np.flatnonzero(np.diff(unit)) + 1)


def _shares(unit, components, weights):
    """Return the weighted mean of the shares that members have of each component their unit has."""
    share = np.zeros(len(unit))
    for values, weight in zip(components, weights):
        total = np.bincount(unit, values)[unit]
        there = total > 0
        share[there] += weight * values[there] / total[there]
    # The shares of a component sum to 1, so dividing by the sum of all scales the weights that are left to 1.
    return share / np.bincount(unit, share)[unit]


def in_use(links):
    """Return the active links, all if that is not told."""
    return links.active() if "active" in links.fields else links

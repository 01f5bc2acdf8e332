"""Kernels of shared domains: the currents of eight windows abreast, and how well they add up."""

from __future__ import annotations

import numpy as np

from ..jit import kernel
from .batch_kernels import LANES


@kernel
def currents(edges, width, unknown, x, right, noise, current):
    """Write the current of each cell in each lane, and return how much of it does not add up.

    Parameters
    ----------
    edges : tuple of numpy.ndarray of float32
        Conductances to the neighbours in the east, south, southeast and southwest, with a rim of one cell.
    width : int
        Cells a row with the rim.
    unknown : numpy.ndarray of int32
        -1 where nothing has to add up.
    x, right : numpy.ndarray of float64
        Voltages, and currents put in, shape ``(cells, LANES)``.
    noise : numpy.ndarray of float64
        Smaller currents of a conductor count as 0, shape ``(LANES,)``.
    current : numpy.ndarray of float64
        Receives the larger of what flows in and what flows out, shape ``(cells, LANES)``.

    Returns
    -------
    numpy.ndarray of float64
        Norm of what does not add up over that of what is put in, shape ``(LANES,)``; 0 where nothing is put in.
    """
    east, south, southeast, southwest = edges
    missed, whole, net, amount = np.zeros(LANES), np.zeros(LANES), np.zeros(LANES), np.zeros(LANES)
    places = np.zeros(8, np.int64)
    ties = np.zeros(8)
    for cell in range(width + 1, unknown.size - width - 1):
        up, down = cell - width, cell + width
        places[0], places[1], places[2], places[3] = cell + 1, cell - 1, down, up
        places[4], places[5], places[6], places[7] = down + 1, up - 1, down - 1, up + 1
        ties[0], ties[1], ties[2], ties[3] = east[cell], east[cell - 1], south[cell], south[up]
        ties[4], ties[5], ties[6], ties[7] = southeast[cell], southeast[up - 1], southwest[cell], southwest[up + 1]
        for lane in range(LANES):
            net[lane] = amount[lane] = 0.0
        for k in range(8):
            tie, other = ties[k], np.uint64(places[k])
            here = np.uint64(cell)
            for lane in range(np.uint64(LANES)):
                flow = tie * (x[here, lane] - x[other, lane])
                size = abs(flow)
                net[lane] += flow
                amount[lane] += size if size > noise[lane] else 0.0
        for lane in range(LANES):
            current[cell, lane] = 0.5 * (amount[lane] + abs(net[lane]))
        if unknown[cell] >= 0:
            for lane in range(LANES):
                rest, given = right[cell, lane] - net[lane], right[cell, lane]
                missed[lane] += rest * rest
                whole[lane] += given * given
    for lane in range(LANES):
        missed[lane] = np.sqrt(missed[lane] / whole[lane]) if whole[lane] > 0.0 else 0.0
    return missed

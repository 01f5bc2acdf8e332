"""Single numbers for a whole network, worked out from a few rows of shortest paths at a time.

The definitions are those of Conefor where it has the index, else of Graphab or lconnect; see `connectivity_indices`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .paths import over_rows


@dataclass(frozen=True)
class Reach:
    """How far movement goes.

    Parameters
    ----------
    rate : float
        k of p = exp(-k d).
    longest : float
        Links up to this distance count where links are only counted.
    """

    rate: float
    longest: float


def overall(network, reaches, progress):
    """Return the indices of a network, one dictionary of name to value for each of `reaches`.

    Parameters
    ----------
    network : Network
        Nodes and links.
    reaches : sequence of Reach
        How far movement goes. Shortest paths are found once for all of them.
    progress : Progress
        Moves with the nodes.
    """
    found = [{} for _ in reaches]
    share = 1 / (len(reaches) + 1)
    for k, (reach, values) in enumerate(zip(reaches, found)):
        near = network.within(reach.longest)
        values.update(counted_indices(near))
        values.update(_steps(near, progress.part(k * share, (k + 1) * share)))
        values.update(direct_indices(network, reach.rate), LCP=values["LCPnum"])
    for values, rest in zip(found, _probable(network, [reach.rate for reach in reaches], progress.part(1 - share, 1))):
        values.update(rest)
        for name in ("IIC", "PC"):
            whole = values[f"{name}num"]
            values[f"{name}_intra"] = 100 * float((network.attribute**2).sum()) / whole
            values[f"{name}_direct"] = 100 * values.pop(f"{name}_linked") / whole
            values[f"{name}_step"] = max(100 - values[f"{name}_intra"] - values[f"{name}_direct"], 0.0)
            values[f"ECA_{name}"] = float(np.sqrt(whole))
    return found


def counted_indices(near):
    """Return the indices of links and of connected pieces, for the links that count."""
    reached = np.bincount(near.components(), near.attribute)
    return piece_values(len(near.ends), reached.size, reached)


def piece_values(links, pieces, reached):
    """Return the indices of links and connected pieces from what each piece holds, 0 where nothing is left."""
    whole, squares = float(reached.sum()), float((reached**2).sum())
    return {
        "NL": links,
        "NC": pieces,
        "CCP": squares / whole**2 if whole else 0.0,
        "LCPnum": squares,
        "MSC": whole / pieces if pieces else 0.0,
        "SLC": float(reached.max(initial=0)),
        "ECS": squares / whole if whole else 0.0,
    }


def _steps(near, progress):
    """Return the indices that count the links of shortest paths."""
    area = near.attribute

    def work(nodes, steps):
        worth = area[nodes] @ (1 / (1 + steps)) @ area
        known = steps[np.isfinite(steps) & (steps > 0)]
        return worth, (1 / known).sum(), known.sum(), known.size

    sums = np.sum(list(over_rows(near, np.ones(len(near.ends)), work, progress)), axis=0)
    return {
        "H": float(sums[1] / 2),
        "CPL": float(sums[2] / sums[3]) if sums[3] else np.nan,
        "IICnum": float(sums[0]),
        "IIC_linked": float(area[near.ends].prod(axis=1).sum()),
    }


def direct_indices(network, rate):
    """Return the indices that weigh links, and no paths, by the probability of dispersal."""
    direct = np.exp(-rate * network.distances)
    weighted = 2 * float((network.attribute[network.ends].prod(axis=1) * direct).sum())
    return {"F": 2 * float(direct.sum()), "AWF": weighted, "PC_linked": weighted}


def overall_pc(network, rate, progress):
    """Return the numerator of PC alone."""
    return _probable(network, [rate], progress)[0]["PCnum"]


def _probable(network, rates, progress):
    """Return the indices of the most probable paths, for each rate."""
    area = network.attribute

    def work(nodes, distances):
        farthest = distances[np.isfinite(distances)].max(initial=0)
        sums = []
        for rate in rates:
            arriving = np.exp(-rate * distances) @ area
            sums.append((area[nodes] @ arriving, arriving.sum(), farthest))
        return sums

    parts = np.array(list(over_rows(network, network.distances, work, progress, scale=1.0)))
    return [
        {"PCnum": float(total), "sum_F": float(flux - area.sum()), "GD": float(parts[:, k, 2].max())}
        for k, (total, flux, _) in enumerate(parts.sum(axis=0))
    ]

"""Open water, river lines and watersheds of a terrain.

The main river has a width of about a hundredth of the frame; the largest tributaries are as wide as a cell or three;
reservoirs flood the valleys behind a dam up to one level; one shallow lake lies in the floodplain.
"""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from .terrain import blur, fractal

RIVER_HALF_WIDTH = 0.0048
TRIBUTARY_SHARE = 0.005
RESERVOIR_SHARE = 0.009
LAKE_SHARE = 0.0055
HIGHEST_DAM = 48.0
WATERSHEDS = 13


def open_water(rng, terrain, cell, progress):
    """Return the mask of open water, the mask of standing water, and heights with level lakes."""
    shape = terrain.height.shape
    width = 1 + 0.25 * fractal(rng, shape, max(8, 0.1 * terrain.span / cell), exponent=3.5)
    river = terrain.from_river <= np.maximum(RIVER_HALF_WIDTH * terrain.span * width, 0.6 * cell)
    catchment = np.where(river, 0, terrain.catchment)
    floor = np.partition(catchment.ravel(), -int(TRIBUTARY_SHARE * catchment.size))
    small = catchment >= max(floor[-int(TRIBUTARY_SHARE * catchment.size)], terrain.span**2 / 150)
    if terrain.span / cell >= 500:
        small |= ndimage.binary_dilation(catchment > terrain.span**2 / 25)
    progress.report(0.4)
    standing, height = _reservoirs(terrain, cell, terrain.height.copy())
    progress.report(0.8)
    lake = _lake(rng, terrain, cell, river)
    height[lake] = np.median(height[lake]) if lake.any() else 0
    standing |= lake
    return river | small | standing, standing, height


def _reservoirs(terrain, cell, height):
    """Return the mask of flooded valleys, and heights with their level surfaces."""
    shape = height.shape
    standing = np.zeros(shape, bool)
    rows, columns = np.indices(shape, sparse=True)
    rim = np.minimum(np.minimum(rows, shape[0] - 1 - rows), np.minimum(columns, shape[1] - 1 - columns)) * cell
    narrow = blur(terrain.above_stream, max(2, 0.01 * terrain.span / cell))
    catchment = terrain.catchment
    score = np.where(
        (catchment > terrain.span**2 / 80)
        & (catchment < terrain.span**2 / 14)
        & (rim > 0.06 * terrain.span)
        & (terrain.from_river > 0.12 * terrain.span),
        narrow,
        -1,
    )
    wanted = RESERVOIR_SHARE * height.size
    for _ in range(4):
        dam = int(np.argmax(score))
        if score.ravel()[dam] < 0 or wanted < 0.1 * RESERVOIR_SHARE * height.size:
            break
        mask = np.zeros(height.size, bool)
        mask[dam] = True
        behind = np.flatnonzero(terrain.flow.first_down(mask) == dam)
        levels = np.sort(terrain.height.ravel()[behind])
        level = min(levels[min(int(0.6 * wanted + 1), len(levels) - 1)], levels[0] + HIGHEST_DAM)
        flooded = behind[terrain.height.ravel()[behind] <= level]
        standing.ravel()[flooded] = True
        height.ravel()[flooded] = level
        wanted -= len(flooded)
        row, column = divmod(dam, shape[1])
        score[np.hypot(rows - row, columns - column) * cell < 0.2 * terrain.span] = -1
    return standing, height


def _lake(rng, terrain, cell, river):
    """Return the mask of a shallow lake in the floodplain."""
    shape = terrain.height.shape
    spread = max(3, 0.012 * terrain.span / cell)
    low = terrain.height - ndimage.minimum_filter(terrain.height, int(4 * spread))
    rough = blur(low, spread)
    near = np.abs(terrain.from_river / terrain.span - 0.045)
    rows, columns = np.indices(shape, sparse=True)
    inner = (np.abs(rows / shape[0] - 0.5) < 0.36) & (np.abs(columns / shape[1] - 0.5) < 0.4)
    row, column = np.unravel_index(np.argmin(np.where(inner, rough + 400 * near, np.inf)), shape)
    away = np.hypot((rows - row) * 0.8, columns - column) * cell / terrain.span
    score = away * (1 + 0.3 * fractal(rng, shape, 4 * spread, exponent=3.4)) + 0.0006 * low
    score[terrain.from_river < 0.012 * terrain.span] = np.inf
    count = int(LAKE_SHARE * score.size)
    lake = score <= np.partition(score.ravel(), count)[count]
    parts, _ = ndimage.label(lake & ~river)
    return (parts == np.bincount(parts.ravel())[1:].argmax() + 1) if parts.any() else lake & ~river


def trace_rivers(terrain, grid):
    """Return paths and fields of the streams between heads, confluences and outlets."""
    flow, catchment = terrain.flow, terrain.catchment.ravel()
    stream = catchment >= terrain.span**2 / 200
    inflows = np.bincount(flow.receiver[stream & ~flow.outlet], minlength=flow.size)
    node = stream & ((inflows != 1) | flow.outlet)
    order = np.zeros(flow.size, int)
    twice = np.zeros(flow.size, bool)
    main = np.zeros(flow.size, bool)
    main[terrain.course] = True
    paths, orders, areas, mains = [], [], [], []
    # Upstream catchments are smaller, so that the order of every inflow is known when it is needed.
    for start in sorted(np.flatnonzero(node & ~flow.outlet).tolist(), key=lambda k: (catchment[k], k)):
        own = max(1, order[start] + int(twice[start]))
        cells = [start, int(flow.receiver[start])]
        while not node[cells[-1]]:
            cells.append(int(flow.receiver[cells[-1]]))
        end = cells[-1]
        twice[end] = own == order[end] or (own < order[end] and twice[end])
        order[end] = max(order[end], own)
        paths.append(smooth_path(np.column_stack(grid.xy(*np.divmod(np.array(cells), grid.shape[1])))))
        orders.append(own)
        areas.append(catchment[cells[-2]] / 1e6)
        mains.append(bool(main[start]))
    # The main river comes from far away: it outranks every stream that starts inside the frame.
    highest = max(orders, default=1) + 1
    orders = [highest if is_main else own for own, is_main in zip(orders, mains)]
    fields = {
        "river_id": np.arange(1, len(paths) + 1),
        "order": np.array(orders, int),
        "catchment_km2": np.round(np.array(areas, float), 2),
        "length_m": np.array([np.round(path_length(path), 1) for path in paths]),
    }
    return tuple(paths), fields


def path_length(path):
    """Return the length of a path in map units."""
    return float(np.hypot(*np.diff(path, axis=0).T).sum())


def smooth_path(path, spread=1.5):
    """Return a path without the steps of its cells; its ends stay."""
    if len(path) < 3:
        return path
    smooth = ndimage.gaussian_filter1d(path, spread, axis=0, mode="nearest")
    smooth[[0, -1]] = path[[0, -1]]
    return smooth


def watersheds(terrain):
    """Return labels (1 to n), the mouth of each watershed as a flat cell, and the watershed downstream, 0 for none."""
    flow, shape = terrain.flow, terrain.height.shape
    labels, mouths = flow.split(flow.size / WATERSHEDS)
    outlet = flow.outlet[mouths]
    downstream = np.where(outlet, -1, labels[flow.receiver[mouths]])
    area = np.bincount(labels, minlength=len(mouths))
    small = outlet & (area < 0.4 * flow.size / WATERSHEDS)
    # The tail of a river below its last full stretch joins that stretch.
    for part in np.flatnonzero(small & np.isin(np.arange(len(mouths)), downstream)):
        above = np.flatnonzero(downstream == part)
        target = above[np.argmax(area[above])]
        downstream[above] = target
        downstream[target], mouths[target] = -1, mouths[part]
        labels[labels == part] = target
    # Strips that leave by the frame before they grow join whom they touch.
    labels = labels.reshape(shape)
    strips = small[labels]
    near = ndimage.distance_transform_edt(strips, return_distances=False, return_indices=True)
    kept, numbers = np.unique(labels[tuple(near)], return_inverse=True)
    below = np.array([0 if downstream[k] < 0 else np.searchsorted(kept, downstream[k]) + 1 for k in kept])
    return (numbers.reshape(shape) + 1).astype(np.int32), mouths[kept], below

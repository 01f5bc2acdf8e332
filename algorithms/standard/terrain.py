"""Hill country as rivers carve it: ridges, valleys with flat floors, a meandering river and its floodplain.

Strategy:

1. draw the course of the main river and a field of uplift: low along the river, high in ranges that run north-east;
2. on a coarse grid, larger than the frame so that divides do not follow it, repeat: drain the surface, sum the
   catchments, and set the heights to the steady state of stream-power erosion, slope = uplift x catchment^-0.45,
   added up along the drainage tree (Steer 2021, Earth Surf. Dynam. 9:1239, doi:10.5194/esurf-9-1239-2021);
3. warp the result a little on to the fine grid, add detail, drain and settle it again;
4. fill valley floors with sediment, round the slopes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import fft, ndimage

from .drainage import Flow, drain

CONCAVITY = 0.45
HILLSLOPE_AREA = 4.0e4
STEEPEST = 0.75
COARSE_CELLS = 150
COARSE_ROUNDS = 24
FINE_ROUNDS = 2
MARGIN = 0.13
RIVER_FALL = 2.5e-4
RIVER_BASE = 42.0
STREAM_AREA = 2.5e5


@dataclass(frozen=True)
class Terrain:
    """A surface and how it drains.

    Attributes
    ----------
    height : numpy.ndarray of float64
        Shape ``(rows, columns)``, metres.
    flow : Flow
        Drainage of the cells.
    catchment : numpy.ndarray of float64
        Shape ``(rows, columns)``: area that drains through each cell, square metres.
    above_stream : numpy.ndarray of float64
        Shape ``(rows, columns)``: height above the stream that the cell drains to, metres.
    course : numpy.ndarray of int
        Flat cells of the main river from inflow to outflow.
    from_river : numpy.ndarray of float64
        Shape ``(rows, columns)``: distance from the main river, metres.
    span : float
        Side of a square as large as the frame, metres.
    """

    height: np.ndarray
    flow: Flow
    catchment: np.ndarray
    above_stream: np.ndarray
    course: np.ndarray
    from_river: np.ndarray
    span: float

    def slope(self, cell):
        """Return the tangent of the slope angle."""
        down, right = np.gradient(self.height, cell)
        return np.hypot(down, right)


def fractal(rng, shape, longest, *, exponent=2.6, stretch=1.0, shortest=2.0):
    """Return a random field with patches of all sizes between two wavelengths, mean 0, standard deviation 1.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of the numbers.
    shape : tuple of int
        ``(rows, columns)``.
    longest, shortest : float
        Wavelengths in cells.
    exponent : float
        Power falls with frequency to this exponent: 2 is rough, 4 smooth.
    stretch : float
        How much longer patches are along the south-west to north-east diagonal.
    """
    padded = tuple(fft.next_fast_len(int(n + min(longest, n)), real=True) for n in shape)
    spectrum = fft.rfft2(rng.standard_normal(padded))
    down = fft.fftfreq(padded[0])[:, None]
    right = fft.rfftfreq(padded[1])[None, :]
    along, across = (right - down) * np.sqrt(stretch / 2), (right + down) / np.sqrt(2 * stretch)
    square = along**2 + across**2
    spectrum *= (square + 1 / longest**2) ** (-exponent / 4) * np.exp(-square * shortest**2 / 4)
    spectrum[0, 0] = 0
    field = fft.irfft2(spectrum, padded)[: shape[0], : shape[1]]
    return (field - field.mean()) / field.std()


def blur(values, spread):
    """Return values smoothed by a Gaussian of `spread` cells; a wide one is taken on blocks of cells."""
    values = np.asarray(values, float)
    block = int(spread // 4)
    if block < 2:
        return ndimage.gaussian_filter(values, spread)
    rows, columns = (-(-side // block) for side in values.shape)
    padded = np.pad(values, [(0, rows * block - values.shape[0]), (0, columns * block - values.shape[1])], mode="edge")
    small = padded.reshape(rows, block, columns, block).mean((1, 3))
    small = ndimage.gaussian_filter(small, spread / block)
    return _stretch(_stretch(small, block, values.shape[0]).T, block, values.shape[1]).T


def _stretch(small, block, count):
    """Return rows between those of block centres, by straight lines."""
    place = np.clip((np.arange(count) + 0.5) / block - 0.5, 0, len(small) - 1)
    low = np.minimum(place.astype(int), max(len(small) - 2, 0))
    share = (place - low)[:, None]
    return small[low] * (1 - share) + small[np.minimum(low + 1, len(small) - 1)] * share


def smoothstep(values, low, high):
    """Return 0 up to `low`, 1 from `high`, and an S-shaped rise between."""
    t = np.clip((values - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def build_terrain(rng, shape, cell, progress):
    """Return the `Terrain` of a frame of ``shape`` cells of `cell` metres."""
    height_m, width_m = shape[0] * cell, shape[1] * cell
    span = float(np.sqrt(height_m * width_m))
    x, y = _meanders(rng, width_m, height_m, span)
    coarse, uplift, spacing, margin = _coarse_hills(rng, (height_m, width_m), span, (x, y), progress.part(0, 0.35))
    course = _course(y / cell, x / cell, shape)
    away = np.ones(shape, bool)
    away.ravel()[course] = False
    from_river = ndimage.distance_transform_edt(away) * cell
    progress.report(0.4)

    bend = smoothstep(from_river, 0.5 * spacing, 5 * spacing) * 1.1
    position = []
    for axis in (0, 1):
        centre = (np.arange(shape[axis]) + 0.5) * cell
        centre = (centre + margin) / spacing - 0.5
        centre = centre[:, None] if axis == 0 else centre[None, :]
        position.append(centre + bend * fractal(rng, shape, 7 * spacing / cell, shortest=spacing / cell))
    progress.report(0.5)
    height = ndimage.map_coordinates(coarse, position, order=3, mode="nearest")
    uplift = ndimage.map_coordinates(uplift, position, order=1, mode="nearest")
    detail = fractal(rng, shape, 2.5 * spacing / cell, exponent=2.4)
    height += detail * np.minimum(uplift / uplift.mean(), 2) * 0.05 * spacing * uplift.mean()
    uplift = STEEPEST * np.tanh(uplift * np.exp(0.2 * detail) / STEEPEST)
    progress.report(0.6)
    for turn in range(FINE_ROUNDS):
        height, flow, catchment = _settle(height, uplift, cell, course, height_m * width_m)
        progress.report(0.6 + 0.15 * (turn + 1))
    height, above = _fill_valleys(height, flow, catchment, cell)
    progress.report(1)
    return Terrain(height, flow, catchment.reshape(shape), above, course, from_river, span)


def _meanders(rng, width, height, span):
    """Return x and y (metres, y down from the upper edge) of a river that crosses from the lower to the upper edge."""
    steps = 4000
    along = np.linspace(0, 1, steps)
    phase = rng.uniform(0, 2 * np.pi, 4)
    wander = 0.45 * np.sin(2 * np.pi * 0.9 * along + phase[0]) + 0.3 * np.sin(2 * np.pi * 1.9 * along + phase[1])
    tight = 0.75 + 0.35 * np.sin(2 * np.pi * 2.3 * along + phase[2])
    loops = 8 * along + 0.5 * np.sin(2 * np.pi * 1.7 * along + phase[3])
    angle = wander + tight * np.sin(2 * np.pi * loops)
    x, y = np.cumsum(np.sin(angle)), np.cumsum(np.cos(angle))
    reach = height + 2 * MARGIN * span
    x = (x - x[0]) / (y[-1] - y[0]) * reach
    y = (y - y[0]) / (y[-1] - y[0]) * reach
    # The trend is taken out, so that the river stays in the middle part of the frame.
    x -= np.polyval(np.polyfit(along, x, 1), along) - (0.2 * (along - 0.5) + rng.uniform(0.42, 0.6)) * width
    return x, height + MARGIN * span - y


def _course(row, column, shape):
    """Return the flat cells along a line of fractional rows and columns inside a frame, without loops."""
    steps = int(8 * np.hypot(np.diff(row), np.diff(column)).sum())
    place = np.linspace(0, len(row) - 1, steps)
    row = np.floor(np.interp(place, np.arange(len(row)), row)).astype(np.int64)
    column = np.floor(np.interp(place, np.arange(len(column)), column)).astype(np.int64)
    # Inside means from the last time it enters before its middle to the first time it leaves after.
    inside = (row >= 0) & (row < shape[0]) & (column >= 0) & (column < shape[1])
    middle = len(row) // 2
    outside = np.flatnonzero(~inside)
    start = outside[outside < middle].max(initial=-1) + 1
    stop = outside[outside > middle].min(initial=len(row))
    cells = row[start:stop] * shape[1] + column[start:stop]
    last = {cell: k for k, cell in enumerate(cells.tolist())}
    found, k = [], 0
    while k < len(cells):
        found.append(int(cells[k]))
        k = last[found[-1]] + 1
    return np.array(found)


def _coarse_hills(rng, size, span, river, progress):
    """Return heights, uplift, spacing and margin (metres) of the hills on a coarse grid larger than the frame."""
    spacing, margin = span / COARSE_CELLS, MARGIN * span
    shape = tuple(int(np.ceil((side + 2 * margin) / spacing)) for side in size)
    course = _course((river[1] + margin) / spacing, (river[0] + margin) / spacing, shape)
    away = np.ones(shape, bool)
    away.ravel()[course] = False
    distance = ndimage.distance_transform_edt(away) * spacing / span
    plain = 0.035 * (1 + 0.45 * np.clip(fractal(rng, shape, 40), -1.5, 2))
    rise = smoothstep(distance - plain, 0, 0.3)
    ranges = smoothstep(fractal(rng, shape, 0.45 * COARSE_CELLS, exponent=3.2, stretch=2.5), -0.7, 1.3)
    uplift = 0.03 + 0.06 * smoothstep(distance, 0.6 * plain, 1.4 * plain) + rise * (0.1 + ranges)
    uplift *= np.exp(0.35 * fractal(rng, shape, 12, exponent=2.2))
    rim = 0.3 * ndimage.gaussian_filter(uplift, 8)
    height = rim * 0.1 * span + rng.uniform(0, 0.2, shape) * spacing * uplift
    height += 0.02 * span * distance
    inflow = span**2
    for turn in range(COARSE_ROUNDS):
        settled, _, _ = _settle(height, uplift, spacing, course, inflow)
        height = settled if turn > COARSE_ROUNDS // 2 else 0.5 * (settled + height)
        edge = np.zeros(shape, bool)
        edge[[0, -1]] = edge[:, [0, -1]] = True
        if turn == 0:
            relief = 900.0 * min(1.5, span / 24000.0) ** 0.75
        scale = relief / (np.percentile(height, 99.7) - RIVER_BASE)
        uplift = uplift * scale
        height = RIVER_BASE + (height - RIVER_BASE) * scale
        height[edge] = np.maximum(height[edge], RIVER_BASE + 0.3 * relief * rim[edge] / rim.max())
        progress.report((turn + 1) / COARSE_ROUNDS)
    return height, uplift, spacing, margin


def _settle(height, uplift, cell, course, inflow):
    """Return heights in steady state with their own drainage, the drainage, and catchments in square metres."""
    flow = drain(height, course)
    water = np.full(flow.size, cell * cell)
    water[course[0]] += inflow
    catchment = flow.sum_up(water)
    rows, columns = np.divmod(np.arange(flow.size), height.shape[1])
    step = np.hypot(rows - rows[flow.receiver], columns - columns[flow.receiver]) * cell
    rise = uplift.ravel() * (1 + catchment / HILLSLOPE_AREA) ** -CONCAVITY * step
    rise[course] = RIVER_FALL * step[course]
    rise[flow.outlet] = height.ravel()[flow.outlet]
    rise[course[-1]] = RIVER_BASE
    return flow.sum_down(rise).reshape(height.shape), flow, catchment


def _fill_valleys(height, flow, catchment, cell):
    """Return heights with flat valley floors and rounded slopes, and the heights above the streams."""
    shape = height.shape
    flat = height.ravel()
    stream = catchment >= max(STREAM_AREA, 4 * cell * cell)
    foot = flow.first_down(stream)
    above = flat - flat[foot]
    depth = np.clip(8.0 * (catchment[foot] / 1e6) ** 0.3, 4.0, 24.0)
    filled = (flat[foot] + np.sqrt(above**2 + depth**2) - depth).reshape(shape)
    rounded = ndimage.gaussian_filter(filled, max(0.7, 50.0 / cell))
    rounded.ravel()[stream] = np.minimum(rounded.ravel()[stream], flat[stream])
    rounded = flow.max_down(rounded.ravel()).reshape(shape)
    lowest = rounded.ravel()[foot].reshape(shape)
    return rounded, np.maximum(rounded - lowest, 0)

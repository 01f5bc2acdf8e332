"""The landscape of the benchmarks: fractal resistances with holes, and round patches."""

from __future__ import annotations

import numpy as np
from scipy import fft

EXTREME = 2.5
ROUGHNESS, HOLE_ROUGHNESS = 2.4, 3.0
SMOOTH_SHARE, NOISE_SHARE = 0.8, 0.6
NO_DATA_SHARE = 0.2


def fractal(side, exponent, random):
    """Return a field of mean 0 and deviation 1 whose power falls with frequency by `exponent`, float32."""
    down, right = np.fft.fftfreq(side).astype(np.float32), np.fft.rfftfreq(side).astype(np.float32)
    frequency = np.hypot(down[:, None], right[None, :])
    frequency[0, 0] = 1.0
    spectrum = fft.rfft2(random.standard_normal((side, side), dtype=np.float32), workers=2)
    spectrum *= (frequency ** np.float32(-exponent / 2)).astype(np.float32)
    spectrum[0, 0] = 0
    field = fft.irfft2(spectrum, s=(side, side), workers=2).astype(np.float32)
    field -= field.mean()
    field /= field.std()
    return field


def landscape(side, *, contrast=1000.0, patches=50, seed=1):
    """Return resistances and labels of patches.

    Parameters
    ----------
    side : int
        Rows and columns.
    contrast : float
        Resistances go from 1 to this, about evenly in their logarithm.
    patches : int
        How many round patches of a 250th of the side to place where there is data.
    seed : int
        The same seed gives the same landscape.

    Returns
    -------
    tuple of numpy.ndarray
        Resistances, float32, a fifth of them NaN in smooth holes, and labels, int32, 0 outside patches.
    """
    random = np.random.default_rng(seed)
    field = SMOOTH_SHARE * fractal(side, ROUGHNESS, random)
    field += np.float32(NOISE_SHARE) * random.standard_normal((side, side), dtype=np.float32)
    np.clip(field, -EXTREME, EXTREME, out=field)
    resistance = np.exp((field + EXTREME) / (2 * EXTREME) * np.float32(np.log(contrast))).astype(np.float32)
    holes = fractal(side, HOLE_ROUGHNESS, random)
    resistance[holes < np.quantile(holes[::8, ::8], NO_DATA_SHARE)] = np.nan
    return resistance, _round_patches(resistance, patches, max(2, side // 250), random)


def _round_patches(resistance, count, radius, random):
    """Return labels of discs around random cells with data; later ones cover earlier ones."""
    side = len(resistance)
    labels = np.zeros((side, side), np.int32)
    placed = 0
    while placed < count:
        row, column = random.integers(0, side, 2)
        if np.isnan(resistance[row, column]):
            continue
        placed += 1
        window = tuple(slice(max(0, at - radius), min(side, at + radius + 1)) for at in (row, column))
        rows, columns = np.ogrid[window]
        disc = (rows - row) ** 2 + (columns - column) ** 2 <= radius**2
        labels[window][disc & ~np.isnan(resistance[window])] = placed
    return labels

"""Change of connectivity between two dates: equivalent connected area against the area of habitat."""

from __future__ import annotations

import numpy as np

from .. import raster_io
from ..errors import GridMismatchError
from ..progress import Progress
from .connectivity_indices import connectivity_indices

SAME = 1e-9


def connectivity_change(
    before,
    after,
    links_before=None,
    links_after=None,
    *,
    progress=None,
    **options,
):
    """Return how the indices of a network changed between two dates, and whether more or less than its area.

    Use it to tell whether habitat that came or went counted more for connectivity than its area says.

    Parameters
    ----------
    before, after : Patches
        The nodes at the two dates.
    links_before, links_after : PatchGraph, optional
        Their links; without them every two patches are joined over the straight distance between them.
    progress : Progress, optional
        Moves with the nodes.
    **options
        As `connectivity_indices` takes them; `distance` must be given.

    Returns
    -------
    dict
        Table ``index, before, after, change`` with the change in percent of before: the area of habitat ``A`` (the sum
        of the attribute), then all of `connectivity_indices`; last, ``ratio_PC`` and ``ratio_IIC`` with the change of
        ECA over that of A in their column ``change``, NaN where the area did not change.

    Raises
    ------
    EmptyInputError, InvalidValueError
        As `connectivity_indices`.
    GridMismatchError
        If the coordinate systems of the two dates differ.

    Notes
    -----
    dECA = 100 (ECA_2 - ECA_1) / ECA_1 and dA likewise; a ratio above 1 says that the habitat that changed counted more
    for connectivity than its area. Makurhini's MK_dECA calls the same numbers dECA, dA and rECA.

    References
    ----------
    Saura, S., Estreguil, C., Mouton, C., Rodriguez-Freire, M. 2011. Network analysis to assess landscape connectivity
    trends: application to European forests (1990-2000). Ecological Indicators 11, 407-416.
    doi:10.1016/j.ecolind.2010.06.011
    """
    progress = progress or Progress()
    if not raster_io.same_crs(before.grid.crs, after.grid.crs):
        raise GridMismatchError(
            f"Patches after are in {raster_io.crs_name(after.grid.crs)}, patches before in "
            f"{raster_io.crs_name(before.grid.crs)}; their areas can be compared only in one. Reproject one of them."
        )
    tables = [
        connectivity_indices(patches, links, **options, progress=part)
        for patches, links, part in (
            (before, links_before, progress.part(0, 0.5)),
            (after, links_after, progress.part(0.5, 1)),
        )
    ]
    first, second = (dict(zip(table["index"], table["value"])) for table in tables)
    for values in (first, second):
        values["A"] = values["MSC"] * values["NC"]
    names = ["A", *tables[0]["index"]]
    a, b = (np.array([values[name] for name in names]) for values in (first, second))
    with np.errstate(divide="ignore", invalid="ignore"):
        change = np.where(a == b, 0.0, 100 * (b - a) / a)
    change[np.isnan(a) | np.isnan(b)] = np.nan
    found = dict(zip(names, change))
    moved = abs(found["A"]) > SAME
    ratios = [found[f"ECA_{name}"] / found["A"] if moved else np.nan for name in ("PC", "IIC")]
    empty = np.full(2, np.nan)
    return {
        "index": [*names, "ratio_PC", "ratio_IIC"],
        "before": np.append(a, empty),
        "after": np.append(b, empty),
        "change": np.append(change, ratios),
    }

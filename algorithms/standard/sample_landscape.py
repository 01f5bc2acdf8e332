"""An invented landscape for trying things out: southern Chinese hill country with every layer the algorithms need.

The terrain is the steady state of rivers cutting into rising ground (Steer 2021, doi:10.5194/esurf-9-1239-2021); land
cover, settlements, roads and borders follow it. Everything comes from one seed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from .. import raster_io
from ..errors import InvalidValueError
from ..grid import Grid, Raster
from ..patches import Patches
from ..progress import Progress
from ..validation import check_memory, check_range
from . import cover, environment, protection, settlement, terrain, water

LEAST_SIDE = 100
BYTES_A_CELL = 420
YEARS = (2019, 2020, 2021, 2022, 2023)
CENTRE = (641160.0, 2857170.0)
ALBERS_CHINA = (
    'PROJCS["Albers China",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,'
    'AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],'
    'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]],'
    'PROJECTION["Albers_Conic_Equal_Area"],PARAMETER["latitude_of_center",0],PARAMETER["longitude_of_center",105],'
    'PARAMETER["standard_parallel_1",25],PARAMETER["standard_parallel_2",47],PARAMETER["false_easting",0],'
    'PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],'
    'AXIS["Northing",NORTH]]'
)


@dataclass(frozen=True)
class Lines:
    """Lines with fields.

    Parameters
    ----------
    paths : tuple of numpy.ndarray
        Ground coordinates of each line, ``(points, 2)``.
    fields : dict of str to numpy.ndarray
        One value a line, in the order they are shown.
    crs : str
        Coordinate system as WKT.
    """

    paths: tuple
    fields: dict
    crs: str

    def __len__(self):
        return len(self.paths)


@dataclass(frozen=True)
class SampleLandscape:
    """The layers of a sample landscape; `sample_landscape` says what each holds.

    Attributes
    ----------
    grid : Grid
        The grid of all rasters.
    rasters : dict of str to Raster
        By name.
    roads, rivers : Lines
        Networks.
    settlements : dict of str to list or numpy.ndarray
        Table of points with ``x`` and ``y``.
    watersheds, counties, mines : Patches
        Areas told apart by labels.
    protected : Patches
        Areas that overlap, told apart by polygons.
    """

    grid: Grid
    rasters: dict
    roads: Lines
    rivers: Lines
    settlements: dict
    watersheds: Patches
    counties: Patches
    mines: Patches
    protected: Patches


def sample_landscape(*, seed=1, size=(700, 900), cell=30.0, progress=None):
    """Return an invented hill landscape in Hunan with every layer the algorithms need.

    Use it to try a workflow without data of your own, and for lessons. Names and codes are invented; codes follow the
    pattern of GB/T 2260 but are not in use.

    Parameters
    ----------
    seed : int
        From 0; the same seed, size and cell give the same landscape.
    size : tuple of int
        ``(rows, columns)``, each at least 100. The landscape always has one main river, one city, ten towns and so on:
        a larger frame has larger hills and more detail, not more of them.
    cell : float
        Side of a cell, metres, > 0. Made for 10 to 300.
    progress : Progress, optional
        Receives how far the run is and may stop it.

    Returns
    -------
    SampleLandscape
        Rasters, all without gaps:

        - ``dem`` height, m, to 0.1: rivers in balance with uplift, valley floors filled, lakes level.
        - ``land_cover`` ESA WorldCover codes 10 tree, 20 shrub, 30 grass, 40 crop, 50 built, 60 bare, 80 water,
          90 wetland: each class on the cells that suit it best by slope, height above the stream, distance to people.
        - ``rainfall`` mm a year: more at height and on south-east slopes. ``temperature`` yearly mean, degrees C:
          0.55 less each 100 m.
        - ``sand``, ``silt``, ``clay`` per cent of soil mass, sum 100; ``organic_carbon`` per cent: by rock, slope,
          sediment and cover. ``soil_texture`` HWSD codes 1 to 13, see `environment.texture_class`.
        - ``ndvi_2019`` to ``ndvi_2023`` vegetation index, to 0.001: level and slight rise by class, weather of the
          year, a fall round the mines.
        - ``night_light`` nW/cm2/sr: glow of settlements. ``population`` persons a hectare: in built-up land and fields.

        Lines: ``roads`` (road_id, class: rail, expressway, national or county, length_m) along least-cost routes;
        ``rivers`` (river_id, order after Strahler with the main river above all, catchment_km2 inside the frame,
        length_m) along the drainage.

        Points: ``settlements`` (place_id, name, rank: city, town or village, x, y).

        Areas: ``watersheds`` (ids 1 to n; name, downstream: id of the next, 0 where the water leaves the frame);
        ``counties`` (ids are the county codes; county, county_name, city, city_name, province, province_name), borders
        along divides and the river; ``mines`` (ids 1 to n; name) open-cast; ``protected`` (ids 1 to 4; pa_type, name),
        of which two overlap.

    Raises
    ------
    InvalidValueError
        If the size is too small, or seed or cell out of range.
    MemoryEstimateError
        If it would not fit into memory.

    Notes
    -----
    About 420 bytes a cell. Numbers are computed in double precision and rounded before they are kept.
    """
    progress = progress or Progress()
    _check(seed, size, cell)
    grid = _place(tuple(int(side) for side in size), float(cell))
    rng = np.random.default_rng(int(seed))
    land = terrain.build_terrain(rng, grid.shape, grid.cell[0], progress.part(0, 0.35))
    wet, lakes, height = water.open_water(rng, land, grid.cell[0], progress.part(0.35, 0.4))
    land = replace(land, height=height)
    places = settlement.settle(rng, land, wet, grid.cell[0])
    roads = settlement.build_roads(land, wet, places, grid, progress.part(0.4, 0.65))
    codes, mines = cover.land_cover(rng, land, wet, places, roads, grid, progress.part(0.65, 0.8))
    rasters = {
        name: Raster(values, grid, np.ones(grid.shape, bool) if values.dtype.kind in "iu" else None, name)
        for name, values in _layers(rng, land, places, codes, mines, grid.cell[0], progress.part(0.8, 0.95))
    }
    protected = _protected(rng, land, codes, lakes, grid)
    progress.report(0.97)
    result = SampleLandscape(
        grid,
        rasters,
        Lines(*roads, grid.crs),
        Lines(*water.trace_rivers(land, grid), grid.crs),
        _points(places, grid),
        _watersheds(land, places, grid),
        _counties(land, places, grid),
        _mines(mines, grid),
        protected,
    )
    progress.report(1)
    return result


def _check(seed, size, cell):
    """Refuse what no landscape can be made of."""
    check_range(seed, "SEED", minimum=0)
    if len(size) != 2 or min(size) < LEAST_SIDE:
        raise InvalidValueError(
            f"SIZE is {tuple(size)}; it must be rows and columns of at least {LEAST_SIDE} cells each, or there is no "
            "room for a river, towns and hills."
        )
    check_range(cell, "CELL", above=0)
    check_memory(BYTES_A_CELL * size[0] * size[1], f"A sample landscape of {size[0]} x {size[1]} cells")


def _place(shape, cell):
    """Return the grid with its middle in Hunan, corners on whole cells."""
    x = np.round((CENTRE[0] - shape[1] * cell / 2) / cell) * cell
    y = np.round((CENTRE[1] + shape[0] * cell / 2) / cell) * cell
    return Grid(shape, (float(x), float(y)), (cell, cell), ALBERS_CHINA)


def _layers(rng, land, places, codes, mines, cell, progress):
    """Yield name and rounded values of each raster."""
    yield "dem", _kept(land.height, 1)
    yield "land_cover", codes.astype(np.int32)
    for name, values in zip(("rainfall", "temperature"), environment.climate(rng, land, cell)):
        yield name, _kept(values, 2)
    progress.report(0.2)
    sand, silt, clay, carbon = (np.round(part, 2) for part in environment.soil(rng, land, codes, cell))
    for name, values in (("sand", sand), ("silt", silt), ("clay", clay), ("organic_carbon", carbon)):
        yield name, _kept(values, 2)
    yield "soil_texture", environment.texture_class(sand, silt, clay)
    progress.report(0.5)
    for year, values in zip(YEARS, environment.vegetation(rng, land, codes, mines, cell, len(YEARS))):
        yield f"ndvi_{year}", _kept(values, 3)
        progress.check()
    progress.report(0.8)
    for name, values in zip(("night_light", "population"), environment.lights(land, places, codes, cell)):
        yield name, _kept(values, 2)
    progress.report(1)


def _kept(values, digits):
    """Return values as they are kept: rounded, in single precision."""
    return np.round(values, digits).astype(np.float32)


def _points(places, grid):
    """Return the table of settlements."""
    x, y = grid.xy(places.rows, places.columns)
    number = np.arange(1, len(places.rows) + 1)
    return {"place_id": number, "name": list(places.names), "rank": places.ranks, "x": x, "y": y}


def _watersheds(land, places, grid):
    """Return the watersheds, named after the places nearest to their mouths."""
    labels, mouths, downstream = water.watersheds(land)
    rows, columns = np.divmod(mouths, grid.shape[1])
    free = np.ones(len(places.rows), bool)
    names = []
    for row, column in zip(rows, columns):
        away = np.where(free, np.hypot(places.rows - row, places.columns - column), np.inf)
        free[away.argmin()] = False
        names.append(places.names[int(away.argmin())] + "流域")
    ids = tuple(range(1, len(mouths) + 1))
    return Patches(labels, grid, ids, {"name": np.array(names), "downstream": downstream})


def _counties(land, places, grid):
    """Return the counties with the codes and names of all three levels."""
    labels, fields = settlement.counties(land, places, grid.cell[0])
    return Patches(labels, grid, tuple(fields["county"].tolist()), fields)


def _mines(mask, grid):
    """Return the mines as patches."""
    labels, count = ndimage.label(mask, np.ones((3, 3)))
    names = np.array([f"{number}号露天采场" for number in range(1, count + 1)])
    return Patches(labels.astype(np.int32), grid, tuple(range(1, count + 1)), {"name": names})


def _protected(rng, land, codes, lakes, grid):
    """Return the protected areas by their polygons, since they overlap."""
    masks = protection.protected_masks(rng, land, codes, lakes, grid.cell[0])
    polygons = tuple(raster_io.polygonize(mask.astype(np.int32), grid)[0] for mask in masks)
    fields = {"pa_type": np.array(protection.TYPES), "name": np.array(protection.NAMES)}
    return Patches(None, grid, tuple(range(1, len(masks) + 1)), fields, polygons)


def parse_size(text):
    """Return ``(rows, columns)`` of a text such as ``900x700``, columns first as maps are spoken of.

    Raises
    ------
    InvalidValueError
        If the text is no such size.
    """
    columns, cross, rows = text.lower().replace(" ", "").partition("x")
    if not (cross and columns.isdigit() and rows.isdigit()):
        raise InvalidValueError(f"Size is '{text}'; write columns x rows of cells, such as 900x700.")
    return int(rows), int(columns)

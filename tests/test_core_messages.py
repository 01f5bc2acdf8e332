"""What the core really says when it refuses, warns or tells comes out in Chinese as a whole, not in pieces."""

from __future__ import annotations

import re

import numpy as np
import pytest

from ..algorithms import tables, validation
from ..algorithms.circuits.current_flow import Mode, current_flow
from ..algorithms.circuits.network_flow import make_network
from ..algorithms.circuits.omnidirectional import omnidirectional
from ..algorithms.circuits.pinch_points import pinch_points
from ..algorithms.connectivity.connectivity_indices import connectivity_indices
from ..algorithms.connectivity.link_importance import LinkChange, link_importance
from ..algorithms.connectivity.patch_importance import patch_importance
from ..algorithms.connectivity.protected_connectivity import protected_connectivity
from ..algorithms.corridors.barriers import barriers
from ..algorithms.corridors.corridors import CutoffUnit, corridors
from ..algorithms.corridors.cost_distance import cost_distance
from ..algorithms.corridors.gravity import gravity
from ..algorithms.corridors.least_cost_paths import least_cost_paths
from ..algorithms.corridors.link_priority import LinkWeights, link_priority
from ..algorithms.corridors.links import links
from ..algorithms.errors import EcoPatternError
from ..algorithms.grid import Grid, Raster
from ..algorithms.investment.design_problem import Objective
from ..algorithms.investment.network_design import network_design
from ..algorithms.resistance.breaks import parse_breaks
from ..algorithms.resistance.factors import Classes, Factor, Outside, Ranges, Transform
from ..algorithms.resistance.landcover_resistance import landcover_resistance
from ..algorithms.resistance.nightlight_resistance import nightlight_resistance
from ..algorithms.resistance.presets import preset
from ..algorithms.resistance.resistance_surface import resistance_surface
from ..algorithms.resistance.scheme_file import scheme_from_json
from ..algorithms.resistance.scheme_text import parse_gradings
from ..algorithms.resistance.weighing_scheme import WeighingScheme
from ..algorithms.security_pattern import security_pattern
from ..algorithms.sources.habitat_patches import habitat_patches
from ..algorithms.sources.morphology import morphology
from ..algorithms.sources.source_patches import source_patches
from ..algorithms.standard.harmonise import harmonise
from ..algorithms.standard.sample_landscape import parse_size
from ..algorithms.zoning.restoration_areas import restoration_areas
from ..algorithms.zoning.restoration_units import restoration_units
from ..i18n.messages import told
from .landscapes import make_classes, make_patches, make_raster, wkt
from .languages import chinese_in
from .listening import Listening

# What users write as it stands here: choices, columns, fields, and names of layers in these examples.
WRITTEN = set(
    "worldcover clcd custom corine nlcd globeland vegetation index sensitivity elevation distance road to water "
    "entropy ahp pairwise advanced lcd euclidean status active rank size slope cover class name habitat factor from "
    "grade weight format keep drop exists linear exponential power logistic important general resistance ranges "
    "nearest barrier refuse province city county town minimum maximum height roads east other far min max".split()
)
NOT_PROSE = re.compile(
    r"“[^”]*”|ecopattern:\w+|\b[a-z]+([-_]\w+)+\b|\b\w+ (jl|en|bj|sm|dl)\d\d|EPSG:\d+|\b[A-Z]{2,}\b|"
    r"\b(GiB|MiB|GeoTIFF|dPC|ha)\b"
)


@pytest.fixture(scope="module")
def chinese(qgis_app, tmp_path_factory):
    """Let QGIS speak Chinese."""
    with chinese_in(tmp_path_factory.mktemp("chinese")):
        yield


def plain(columns=7, rows=1):
    """Return land that is easy everywhere."""
    return make_raster(np.ones((rows, columns)).tolist())


def three():
    """Return three patches in a row, the first two cells large."""
    return make_patches([[1, 1, 0, 0, 2, 0, 3]])


def joined(**options):
    """Return the links between them."""
    return links(plain(), three(), **options)


def in_degrees():
    """Return a raster that no length can be measured on."""
    return Raster(np.ones((2, 2)), Grid((2, 2), (0.0, 2.0), (1.0, 1.0), wkt("EPSG:4326")), name="Resistance")


def changed(fields, **values):
    """Return a graph with other fields."""
    return type(fields)(fields.ids, fields.ends, {**fields.fields, **values}, fields.paths, fields.crs)


def surface(**options):
    """Make a resistance from land cover and slope."""
    factors = (
        Factor("cover", grading=Classes((1, 2), (3, 100), outside=Outside.REFUSE)),
        Factor("slope", grading=Ranges((0, 5, np.inf), (1, 50))),
    )
    rasters = {"cover": make_classes([[1, 2, 1]]), "slope": make_raster([[2, 9, 3]])}
    return resistance_surface(WeighingScheme(factors, **options.pop("scheme", {})), {**rasters, **options})


def rows(text):
    """Read a table of classes."""
    return list(
        tables.table_rows(text, ("class", "name", "resistance"), required=("class", "resistance"), name="Class table")
    )


def plan(**options):
    """Run the main job on two patches with a wall between them."""
    return security_pattern(make_classes([[10, 50, 10]], cell=(100.0, 100.0)), habitat=(10,), distance=100, **options)


PATHS = {
    "grids": lambda p: validation.check_same_grid(plain(), make_raster([[1, 2], [3, 4]], name="other")),
    "crs": lambda p: validation.check_same_grid(plain(), Raster(np.ones((1, 7)), in_degrees().grid, name="other")),
    "degrees": lambda p: cost_distance(in_degrees(), np.ones((2, 2), int)),
    "no crs": lambda p: validation.check_projected(Grid((1, 1), (0.0, 1.0), (1.0, 1.0), ""), "Resistance"),
    "negative": lambda p: links(make_raster([[1, -2, 1]]), make_patches([[1, 0, 2]])),
    "unknown": lambda p: links(make_raster([[None, None]]), make_patches([[1, 2]])),
    "memory": lambda p: validation.check_memory(2**70, "The resistance surface"),
    "memory of many": lambda p: validation.check_memory(2**70, "The current between 12 patches"),
    "range": lambda p: validation.check_range(0, "Resistance cutoff", above=0),
    "least": lambda p: validation.check_range(-1, "Buffer", minimum=0),
    "few patches": lambda p: links(plain(2), make_patches([[1, 0]])),
    "columns": lambda p: rows("class,name\n10,Forest,1"),
    "unknown column": lambda p: rows("class,hue\n10,green"),
    "missing column": lambda p: rows("class,name\n10,A"),
    "network": lambda p: make_network(np.array([[1, 2, -1.0]]), resistances=True),
    "current": lambda p: current_flow(plain(), mode=Mode.ADVANCED, sources=None, grounds=None, progress=p),
    "ignored": lambda p: current_flow(plain(), three(), grounds=plain(), strengths="1,2", progress=p),
    "one node": lambda p: current_flow(plain(3), make_patches([[1, 0, 0]]), progress=p),
    "strengths": lambda p: current_flow(plain(), three(), mode=Mode.ONE_TO_ALL, strengths="9,1", progress=p),
    "pairs": lambda p: current_flow(plain(), three(), pairs="1,9", progress=p),
    "weights of pairs": lambda p: current_flow(plain(), three(), weights="1,2,-3", progress=p),
    "windows": lambda p: omnidirectional(plain(5, 5), radius=2, strength_from_resistance=True, progress=p),
    "odd blocks": lambda p: omnidirectional(plain(5, 5), radius=5, block_size=2, strength_from_resistance=True),
    "large blocks": lambda p: omnidirectional(plain(5, 5), radius=2, block_size=3, strength_from_resistance=True),
    "no strength": lambda p: omnidirectional(plain(5, 5), radius=2),
    "cutoff": lambda p: corridors(plain(), three(), joined(), cutoff=-3),
    "bend": lambda p: corridors(plain(), three(), joined(), cutoff=20, cutoff_unit=CutoffUnit.PERCENT, progress=p),
    "bend by cost": lambda p: corridors(
        plain(9, 9),
        make_patches(np.pad([[1]], ((4, 4), (0, 8))) + 2 * np.pad([[1]], ((4, 4), (8, 0)))),
        links(plain(9, 9), make_patches(np.pad([[1]], ((4, 4), (0, 8))) + 2 * np.pad([[1]], ((4, 4), (8, 0))))),
        cutoff=60,
        progress=p,
    ),
    "other resistance": lambda p: corridors(make_raster([[5] * 7]), three(), joined(), cutoff=1),
    "no link": lambda p: corridors(plain(), three(), joined(max_cost=1), cutoff=1),
    "radii": lambda p: barriers(plain(), three(), joined(), radius_min=50, radius_max=10),
    "share": lambda p: pinch_points(plain(), three(), joined(), share=0),
    "circles": lambda p: barriers(plain(), three(), joined(), progress=p),
    "small patches": lambda p: gravity(three(), joined()),
    "paths": lambda p: least_cost_paths(
        make_raster([[1, None, 1]]), make_patches([[1, 0, 2]]), make_patches([[2, 0, 1]]), progress=p
    ),
    "weights": lambda p: link_priority(plain(), three(), joined(), link_weights=LinkWeights(expert=0.4), progress=p),
    "limits": lambda p: joined(min_cost=5, max_cost=3),
    "user links": lambda p: joined(user_links="1,2,maybe"),
    "strange patch": lambda p: joined(user_links="1,9,keep"),
    "least value": lambda p: links(make_raster([[3] * 7]), three(), progress=p),
    "blocked": lambda p: links(make_raster([[1, 1, 1, 1, None, 1, 1]]), three(), progress=p),
    "field": lambda p: connectivity_indices(three(), joined(), attribute="rank", distance=10, probability=0.5),
    "probability": lambda p: connectivity_indices(three(), joined(), distance=10, probability=1),
    "landscape": lambda p: connectivity_indices(three(), joined(), distance=10, probability=0.5, landscape_area=0.001),
    "indices": lambda p: patch_importance(three(), joined(), distance=10, probability=0.5, indices=("XYZ",)),
    "new distance": lambda p: link_importance(
        three(), joined(), change=LinkChange.CHANGE, new_distance="rank", distance=10, probability=0.5
    ),
    "region": lambda p: protected_connectivity(three(), joined(), region_area=0.001, distance=10, probability=0.5),
    "budget": lambda p: network_design(plain(), three(), joined(), width=10, budget=0.01, locked="1,keep;2,keep"),
    "locked": lambda p: network_design(plain(), three(), joined(), width=10, budget=1, locked="1,maybe"),
    "both": lambda p: network_design(plain(), three(), joined(), width=10, budget=1, locked="1,keep;1,drop"),
    "design": lambda p: network_design(plain(), three(), joined(), width=10, budget=0.01, progress=p),
    "connectivity": lambda p: network_design(
        plain(),
        three(),
        joined(),
        width=10,
        budget=0.02,
        distance=10,
        probability=0.5,
        objective=Objective.EQUIVALENT_CONNECTIVITY,
        progress=p,
    ),
    "breaks": lambda p: parse_breaks("1;a"),
    "one break": lambda p: parse_breaks("1"),
    "unknown class": lambda p: landcover_resistance(make_classes([[10, 11]]), "clcd"),
    "many classes": lambda p: landcover_resistance(make_classes([list(range(101, 121))]), "clcd"),
    "night": lambda p: nightlight_resistance(plain(3), make_raster([[None] * 3]), make_classes([[1, 1, 1]])),
    "preset": lambda p: preset("steep"),
    "outside": lambda p: surface(cover=make_classes([[1, 7, 9]])),
    "missing raster": lambda p: resistance_surface(WeighingScheme((Factor("slope"),)), {}),
    "doubts": lambda p: surface(scheme={"direct": (1, 0)}).warnings,
    "same everywhere": lambda p: surface(slope=make_raster([[1, 1, 1]]), scheme={"direct": (0, 1)}).warnings,
    "entropy": lambda p: surface(
        cover=make_classes([[1, 1, 1]]), slope=make_raster([[1, 1, 1]]), scheme={"weigh_by": "entropy"}
    ),
    "function": lambda p: Transform("linear", 5, 1, 1, 100),
    "scheme": lambda p: scheme_from_json('{"format": "x"}', "mine.json"),
    "grades": lambda p: parse_gradings("slope,0,5,x", ("slope",)),
    "gap": lambda p: parse_gradings("slope,0,4,1; slope,5,6,2", ("slope",)),
    "no such factor": lambda p: parse_gradings("height,0,5,1", ("slope",)),
    "cells": lambda p: parse_gradings("slope,1,2,3,4,5,6", ("slope",)),
    "no habitat": lambda p: habitat_patches(make_classes([[10, 20]]), (50,)),
    "many codes": lambda p: habitat_patches(make_classes([list(range(1, 30))]), (50,)),
    "min area": lambda p: habitat_patches(make_classes([[10, 20]]), (10,), min_area=5),
    "foreground": lambda p: morphology(make_classes([[10, 20]]), (5, 7)),
    "background": lambda p: morphology(make_classes([[10, 10]]), (10,)),
    "sources": lambda p: source_patches(three(), min_area=50),
    "nothing to choose": lambda p: source_patches(),
    "no common place": lambda p: harmonise([], progress=p),
    "size": lambda p: parse_size("large"),
    "nothing to find": lambda p: restoration_areas(),
    "levels": lambda p: restoration_units(None, three(), None, three(), three(), levels=("a", "b", "c", "d")),
    "admin": lambda p: restoration_units(None, three(), None, three(), three(), levels=("town",)),
    "wall": lambda p: plan(table="50,town,0,", scheme="worldcover"),
    "main cutoff": lambda p: plan(cutoff=0),
}


@pytest.mark.parametrize("path", PATHS)
def test_what_the_core_says_is_chinese(path, chinese):
    """Refusals, warnings and what is told of a run have nothing English but what users write themselves."""
    listening = Listening()
    made = ()
    try:
        made = PATHS[path](listening)
    except EcoPatternError as error:
        made = (str(error),)
    said = [*listening.said, *listening.warned, *(made if isinstance(made, tuple) else ())]
    assert said, "nothing was said"
    for message in said:
        words = set(re.findall(r"[A-Za-z]{2,}", NOT_PROSE.sub("", told(message)))) - WRITTEN
        assert not words, f"{message!r} -> {told(message)!r}"

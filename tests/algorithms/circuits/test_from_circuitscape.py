"""Circuitscape projects run as they are, against every published result that is not stale."""

from __future__ import annotations

import csv
import gzip
import os
import re
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from ....algorithms import raster_io
from ....algorithms.circuits.circuitscape_project import read_grid_file, read_list, read_maps, read_project
from ....algorithms.circuits.from_circuitscape import from_circuitscape
from ....algorithms.circuits.laplacian import raster_circuit
from ....algorithms.circuits.node_tables import read_pairs
from ....algorithms.errors import EmptyInputError, InvalidValueError
from ....algorithms.progress import Progress
from ...landscapes import kit, make_raster
from ...reference import dense_currents

MAP_TOLERANCE = 2e-6
# The published voltage of this case is itself farther from an exact solve.
LOOSER = {"mgVerify2_voltmap.asc": 6e-6}
# These were written by other programs, the last one with fewer digits.
OTHER_HEADS = ("allToOneVerify12_curmap_4.asc", "sgVerify12_cum_curmap.asc", "mgVerify7_curmap.asc")
KITS = os.environ.get("ECOPATTERN_KITS", "")


@lru_cache(None)
def good_files():
    """Return the good expected files by case, empty without the kits."""
    path = Path(KITS, "circuitscape", "manifest.csv")
    found = {}
    if KITS and path.exists():
        with open(path, encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["status"] != "stale" and (path.parent / "output_verify" / row["expected_file"]).exists():
                    found.setdefault(row["case"], []).append(row["expected_file"])
    return found


@lru_cache(None)
def projects():
    """Return the project file of every case of the kit."""
    return {path.stem: path for path in sorted(Path(KITS, "circuitscape", "input").rglob("*.ini"))}


def numbers(path):
    """Return the numbers of a result, 0 for no data of a grid."""
    text = path.read_text("utf-8")
    if path.suffix == ".asc":
        values = np.array(" ".join(text.splitlines()[6:]).split(), float)
        return np.where(values == -9999, 0.0, values)
    return np.array(sorted([float(cell) for cell in line.split()] for line in text.splitlines() if line.split()))


def compare(found, expected):
    """Compare a result with the expected file of the same name, as the kit suggests; heads of grids are equal."""
    if found.suffix == ".asc" and found.name not in OTHER_HEADS:
        heads = [path.read_text("utf-8").splitlines()[:6] for path in (found, expected)]
        assert heads[0] == heads[1], found.name
    ours, theirs = numbers(found), numbers(expected)
    assert ours.shape == theirs.shape, found.name
    if found.name.endswith("resistances.out") or found.name.endswith("3columns.out"):
        np.testing.assert_allclose(ours, theirs, rtol=1e-6, atol=1e-9, err_msg=found.name)
    else:
        atol = LOOSER.get(found.name, MAP_TOLERANCE)
        np.testing.assert_allclose(ours, theirs, rtol=0, atol=atol, err_msg=found.name)


def with_all_maps(case, folder):
    """Return a copy of a project that writes every map as plain text, for files that upstream made once."""
    text = re.sub(r"=\s*input/", f"= {KITS}/circuitscape/input/", projects()[case].read_text("utf-8"))
    for key, value in (("write_cur_maps", True), ("write_volt_maps", True)):
        text = re.sub(rf"{key} *=.*", f"{key} = {value}", text)
    copy = folder / f"{case}.ini"
    copy.write_text(text, "utf-8")
    return copy


@pytest.mark.parametrize("case", [*good_files()] or ["none"])
def test_from_circuitscape_agrees_with_every_good_file(case, tmp_path):
    """Every published file that is not stale is made under its name, with its numbers."""
    kit("circuitscape")
    if case == "mgVerify7" and os.environ.get("NUMBA_DISABLE_JIT") == "1":
        pytest.skip("170 000 nodes take too long in plain Python")
    from_circuitscape(str(projects()[case]), str(tmp_path))
    if not all((tmp_path / name).exists() for name in good_files()[case]):
        from_circuitscape(str(with_all_maps(case, tmp_path)), str(tmp_path))
    for name in good_files()[case]:
        compare(tmp_path / name, Path(KITS, "circuitscape", "output_verify", name))


def test_from_circuitscape_of_all_to_one_12_leaves_1_ampere_in_excluded_nodes():
    """A dense solve of the published case: nodes that make no pair with the one put in 1 A, whatever their strength.

    That is what the published maps show, and not what leaving a node out means; `current_flow` puts nothing in there.
    """
    project = read_project(Path(kit("circuitscape", "input/raster/all_to_one/12/allToOneVerify12.ini")))
    maps = read_maps(project, Progress())
    nodes, _ = maps.focal_nodes()
    regions = maps.patches(maps.raster("polygon_file", "Regions")).labels
    mask = maps.raster("mask_file", "Mask").values > 0
    conductance = np.where(mask, 1 / maps.habitat.values, np.nan)
    listed = dict(read_list(project.file("variable_source_file"), 2, "Strengths"))
    pairs = {frozenset(pair) for pair in read_pairs(project.file("included_pairs_file").read_text("utf-8"), nodes.ids)}
    for number in (1, 2, 5, 8, 9):
        expected = numbers(Path(kit("circuitscape", "output_verify", f"allToOneVerify12_curmap_{number}.asc")))
        found = {
            excluded: dense_all_to_one(conductance, regions, nodes, number, pairs, listed, excluded)
            for excluded in (0.0, 1.0)
        }
        np.testing.assert_allclose(found[1.0], expected.reshape(found[1.0].shape), atol=MAP_TOLERANCE)
        assert np.abs(found[0.0].ravel() - expected).max() > 0.9


def dense_all_to_one(conductance, regions, nodes, target, pairs, listed, excluded):
    """Return the current into one node from all others, `excluded` amperes from those that make no pair with it."""
    circuit, node = raster_circuit(conductance, regions=regions)
    amperes = np.zeros(circuit.size)
    own = node[nodes.labels == nodes.ids.index(target) + 1].max()
    for number in nodes.ids:
        place = node[nodes.labels == nodes.ids.index(number) + 1].max()
        if place not in (-1, own):
            amperes[place] += listed[number] if frozenset((number, target)) in pairs else excluded
    amperes[own] -= amperes.sum()
    conductors = list(zip(circuit.first, circuit.second, circuit.conductance))
    return np.append(dense_currents(conductors, amperes)[1], 0.0)[node]


class Listening(Progress):
    """Keeps what is said."""

    def __init__(self):
        super().__init__()
        self.warned, self.said = [], []

    def say(self, text):
        self.said.append(text)

    def warn(self, text):
        self.warned.append(text)


ROW = "ncols 4\nNROWS\t1\nxllcorner 10\nyllcorner 20\ncellsize 5\n"


def make_project(folder, settings, **files):
    """Write a project and its files, and run it; return its results as text by what follows the stem."""
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    lines = {"data_type": "raster", "output_file": "out/x.out", **settings}
    (folder / "x.ini").write_text("[Head]\n" + "\n".join(f"{key} = {value}" for key, value in lines.items()), "utf-8")
    results = folder / "results"
    results.mkdir(exist_ok=True)
    progress = Listening()
    made = from_circuitscape(str(folder / "x.ini"), str(results), progress=progress)
    return {path.name[1:]: path for path in made}, progress.warned


PAIRWISE = {"scenario": "pairwise", "habitat_file": "cells.txt", "point_file": "points.txt"}
WITH_MAPS = {**PAIRWISE, "write_cur_maps": "True", "connect_using_avg_resistances": "true"}
POINTS = "1 12 22\n2 27 22\n"


def test_from_circuitscape_reads_grids_without_a_nodata_tag(tmp_path):
    """-9999 is no data even if nothing says so, and headers may be written in any letters."""
    made, _ = make_project(tmp_path, WITH_MAPS, cells=ROW + "1 2 2 1\n", points="1 12 22\n2 27 22")
    assert set(made) == {
        ".out",
        "_resistances.out",
        "_resistances_3columns.out",
        "_curmap_1_2.asc",
        "_cum_curmap.asc",
    }
    np.testing.assert_allclose(numbers(made["_cum_curmap.asc"]), 1)
    np.testing.assert_allclose(numbers(made["_resistances_3columns.out"]), [[1, 2, 5]])


def test_from_circuitscape_takes_the_options_that_version_5_lost(tmp_path):
    """Recoding, focal currents of 0 and the logarithm of the sum."""
    lost = {
        "use_reclass_table": "True",
        "reclass_file": "recode.txt",
        "compress_grids": "True",
        "set_focal_node_currents_to_zero": "True",
        "log_transform_maps": "True",
    }
    points = "1 12 22\n2 27 22\n3 17 22\n"
    made, _ = make_project(tmp_path, {**WITH_MAPS, **lost}, cells=ROW + "7 7 7 7\n", points=points, recode="7 1\n1 5\n")
    np.testing.assert_allclose(numbers(made["_resistances_3columns.out"]), [[1, 2, 3], [1, 3, 1], [2, 3, 2]])
    last = made["_cum_curmap.asc"].read_text("ascii").splitlines()[-1]
    assert last.split() == ["-9999", "0", "0.301029995664", "-9999"]


def test_from_circuitscape_writes_geotiff_with_nodata_where_asked(tmp_path):
    """Cells without a node are 0, or no data if the project says so."""
    settings = {**WITH_MAPS, "write_as_tif": "True", "write_volt_maps": "1"}
    files = {"cells": ROW.replace("ncols 4", "ncols 5") + "1 2 2 1 -9999\n", "points": POINTS}
    for missing, last in (("False", 0.0), ("True", np.nan)):
        switches = {"set_null_currents_to_nodata": missing, "set_null_voltages_to_nodata": missing}
        made, _ = make_project(tmp_path, {**settings, **switches}, **files)
        current = raster_io.read_raster(str(made["_curmap_1_2.tif"])).values
        voltage = raster_io.read_raster(str(made["_voltmap_1_2.tif"])).values
        np.testing.assert_allclose(current, [[1, 1, 1, 1, last]])
        np.testing.assert_allclose(voltage, [[0, 1.5, 3.5, 5, last]], atol=1e-12)


def test_from_circuitscape_counts_points_of_one_cell_as_one_node(tmp_path):
    """Two points in a cell have resistance 0 between them, the same to others, and their pairs count both."""
    made, _ = make_project(tmp_path, WITH_MAPS, cells=ROW + "1 1 1 1\n", points=POINTS + "9 11 21\n")
    np.testing.assert_allclose(numbers(made["_resistances_3columns.out"]), [[1, 2, 3], [1, 9, 0], [2, 9, 3]])
    np.testing.assert_allclose(numbers(made["_cum_curmap.asc"]), 2)
    np.testing.assert_allclose(numbers(made["_curmap_2_9.asc"]), 1)


def test_from_circuitscape_reads_points_on_borders_of_cells(tmp_path):
    """A point on a border belongs to the cell on its left, one on the left edge of the raster to the first cell."""
    made, _ = make_project(tmp_path, WITH_MAPS, cells=ROW + "1 1 1 1\n", points="1 10 20.1\n2 25 25\n")
    np.testing.assert_allclose(numbers(made["_cum_curmap.asc"]), [1, 1, 1, 0])


def test_from_circuitscape_warns_of_rasters_that_lie_elsewhere(tmp_path):
    """Cells are combined as they are, but not in silence."""
    mask = ROW.replace("xllcorner 10", "xllcorner 11") + "1 1 1 1\n"
    settings = {**WITH_MAPS, "use_mask": "True", "mask_file": "mask.txt"}
    _, warned = make_project(tmp_path, settings, cells=ROW + "1 1 1 1\n", points=POINTS, mask=mask)
    assert "Mask: 'mask.txt' has 4 x 1 cells of 5 x 5 from (11, 25)" in warned[0]


def test_from_circuitscape_network_of_parallel_conductors(tmp_path):
    """Two resistors of 2 between the same nodes are one of 1; ids stay as they are, from 0 or not."""
    settings = {"data_type": "network", "scenario": "pairwise", "habitat_file": "graph.txt", "point_file": "focal.txt"}
    settings.update(write_cur_maps="True", write_volt_maps="True")
    made, _ = make_project(tmp_path, settings, graph="4 7 2\n7 4 2\n7 9 3\n9 9 1\n", focal="4\n9\n")
    np.testing.assert_allclose(numbers(made["_resistances_3columns.out"]), [[4, 9, 4]])
    np.testing.assert_allclose(numbers(made["_branch_currents_4_9.txt"]), [[4, 7, 1], [7, 9, 1]])
    np.testing.assert_allclose(numbers(made["_node_currents_cum.txt"]), [[4, 1], [7, 1], [9, 1]])
    np.testing.assert_allclose(numbers(made["_voltages_4_9.txt"]), [[4, 0], [7, 1], [9, 4]], atol=1e-12)


def test_from_circuitscape_network_with_pairs_and_the_sum_alone(tmp_path):
    """Only listed pairs are solved, however their ids are written, and single pairs are left out if not asked for."""
    settings = {"data_type": "network", "scenario": "pairwise", "habitat_file": "graph.txt", "point_file": "focal.txt"}
    settings.update(write_cum_cur_map_only="True", use_included_pairs="True", included_pairs_file="pairs.txt")
    files = {"graph": "0 1 2\n1 2 3\n", "focal": "0\n1\n2\n", "pairs": "mode exclude\n0.000e+00 1.0\n"}
    made, _ = make_project(tmp_path, settings, **files)
    np.testing.assert_allclose(numbers(made["_resistances_3columns.out"]), [[0, 1, -1], [0, 2, 5], [1, 2, 3]])
    np.testing.assert_allclose(numbers(made["_branch_currents_cum.txt"]), [[0, 1, 1], [1, 2, 2]])
    assert not [name for name in made if name.startswith("_node_currents_0")]


def test_from_circuitscape_network_of_sources_and_grounds(tmp_path):
    """2 A into the end of a chain leave by a direct ground; only the sum asked for is the map itself."""
    settings = {"data_type": "network", "scenario": "advanced", "habitat_file": "graph.txt"}
    settings.update(source_file="sources.txt", ground_file="grounds.txt", write_cum_cur_map_only="True")
    made, _ = make_project(tmp_path, settings, graph="1 2 2\n2 3 3\n", sources="1 2\n", grounds="3 0\n")
    np.testing.assert_allclose(numbers(made["_node_currents.txt"]), [[1, 2], [2, 2], [3, 2]])
    with pytest.raises(InvalidValueError, match="Sources: node 9 is not in the network"):
        make_project(tmp_path, settings, graph="1 2 2\n", sources="9 2\n", grounds="1 0\n")
    with pytest.raises(InvalidValueError, match="scenario one-to-all needs data_type raster"):
        make_project(tmp_path, {**settings, "scenario": "one-to-all"})


FORMS = {
    "plain": "data_type = raster\nscenario = pairwise\nhabitat_file = cells.txt\npoint_file = points.txt\n",
    "quotes": "data_type='raster'\nscenario=\"pairwise\"\nhabitat_file=\"cells.txt\" # map\npoint_file='points.txt'\n",
    "comments": (
        "# all\n; of it\ndata_type = raster ; not a network\nscenario = pairwise\t# all pairs\n"
        "habitat_file = cells.txt\n#habitat_file = no.txt\npoint_file = points.txt\nmask_file = # none\n"
    ),
    "capitals": "DATA_TYPE = Raster\nScenario = Pairwise\nHABITAT_FILE = CELLS.TXT\npoint_file = Points.txt\n",
    "folders": "scenario = pairwise\nhabitat_file = .\\sub\\..\\cells.txt\npoint_file = ./points.txt\n",
    "other machine": "scenario = pairwise\nhabitat_file = C:\\GIS\\Cells.txt\npoint_file = /home/me/points.txt\n",
    "twice": (
        "scenario = advanced\nscenario = pairwise\n\n[Head]\nhabitat_file = cells.txt\npoint_file = points.txt\nodd\n"
    ),
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
@pytest.mark.parametrize("form", FORMS)
def test_from_circuitscape_reads_projects_however_they_are_written(tmp_path, form, encoding, ends):
    """Quotes, comments, capitals, Windows paths, ends of lines and encodings do not change what is computed."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "cells.txt").write_text(ROW + "1 2 2 1\n", "utf-8")
    (tmp_path / "points.txt").write_text(POINTS, "utf-8")
    ini = tmp_path / "Übung.ini"
    text = FORMS[form] + "version = é\nwrite_cur_maps = False\n"
    ini.write_bytes(text.replace("\n", ends).encode(encoding))
    made = from_circuitscape(str(ini), str(tmp_path))
    assert [path.name for path in made][-1] == "Übung.out"
    np.testing.assert_allclose(numbers(made[1]), [[1, 2, 14 / 3]])


def test_from_circuitscape_reads_names_with_signs_of_comments_and_accents(tmp_path):
    """A file may have a name that goes on as a comment would, or with letters of another encoding."""
    (tmp_path / "relevé #2.asc").write_text(ROW + "1 2 2 1\n", "utf-8")
    settings = {**PAIRWISE, "habitat_file": "relevé #2.asc"}
    (tmp_path / "points.txt").write_text(POINTS, "utf-8")
    lines = "\n".join(f"{key} = {value}" for key, value in settings.items())
    (tmp_path / "x.ini").write_bytes(lines.encode("latin-1"))
    made = from_circuitscape(str(tmp_path / "x.ini"), str(tmp_path))
    np.testing.assert_allclose(numbers(made[1]), [[1, 2, 14 / 3]])


def test_from_circuitscape_says_what_is_taken_from_elsewhere(tmp_path):
    """A path of another machine is looked for beside the project, which is said."""
    settings = {**PAIRWISE, "habitat_file": "D:\\old\\CELLS.txt"}
    _, warned = make_project(tmp_path, settings, cells=ROW + "1 1 1 1\n", points=POINTS)
    assert warned == [
        f"x.ini: habitat_file is 'D:/old/CELLS.txt', which is not there; '{tmp_path / 'cells.txt'}' is taken instead."
    ]


FILES = {
    "cells": ROW + "1 1 1 1\n",
    "points": POINTS,
    "strong": "1 2\n7 5\n",
    "sources": ROW + "1 0 0 0\n",
    "grounds": ROW + "-9999 -9999 -9999 0\n",
    "graph": "1 2 1\n",
}
TO_ALL = {**PAIRWISE, "scenario": "one_to_all", "use_variable_source_strengths": "True"}
ADVANCED = {**PAIRWISE, "scenario": "advanced", "source_file": "sources.txt", "ground_file": "grounds.txt"}
NETWORK = {"data_type": "network", "scenario": "pairwise", "habitat_file": "graph.txt", "point_file": "graph.txt"}
TELLING = [
    (PAIRWISE, []),
    (
        {**PAIRWISE, "colour": "1", "Style": "2"},
        ["x.ini: these settings are unknown and are passed over: colour, style."],
    ),
    (
        {**PAIRWISE, "use_variable_source_strengths": "1"},
        ["x.ini: these settings change nothing, since the scenario pairw"],
    ),
    (
        {**ADVANCED, "use_included_pairs": "True"},
        ["x.ini: these settings change nothing, since the scenario advanced on"],
    ),
    (
        {**PAIRWISE, "use_direct_grounds": "true"},
        ["x.ini: these settings change nothing, since the scenario pairwise on"],
    ),
    (
        {**NETWORK, "use_mask": "True"},
        ["x.ini: these settings change nothing, since the scenario pairwise on a network"],
    ),
    ({**PAIRWISE, "compress_grids": "True"}, ["x.ini: compress_grids changes nothing; grids are written as they are."]),
    ({**TO_ALL, "variable_source_file": "strong.txt"}, ["Strengths: nodes 2 are not listed; they put in 1 A."]),
]


@pytest.mark.parametrize(("settings", "expected"), TELLING)
def test_from_circuitscape_says_what_it_does_not_use(tmp_path, settings, expected):
    """Each setting that changes nothing is named in one sentence."""
    _, warned = make_project(tmp_path, settings, **FILES)
    assert len(warned) == len(expected)
    assert all(text.startswith(start) for text, start in zip(warned, expected))


def test_from_circuitscape_says_which_ways_of_computing_it_passes_over(tmp_path):
    """Solver, precision and the like are named where they are not as usual."""
    (tmp_path / "cells.txt").write_text(FILES["cells"], "utf-8")
    (tmp_path / "points.txt").write_text(POINTS, "utf-8")
    settings = {**PAIRWISE, "solver": "cholmod", "precision": "Double", "log_level": "debug", "log_file": "None"}
    (tmp_path / "x.ini").write_text("\n".join(f"{key} = {value}" for key, value in settings.items()), "utf-8")
    progress = Listening()
    from_circuitscape(str(tmp_path / "x.ini"), str(tmp_path), progress=progress)
    assert progress.said[0].endswith("since how to compute is chosen here: solver, log_level.")


@pytest.mark.parametrize(
    ("named", "stem"), [("a/b\\deep.out", "deep"), ("plain", "plain"), ("(Choose a base name)", "x"), ("", "x")]
)
def test_from_circuitscape_names_results(tmp_path, named, stem):
    """Results begin with the name of the output file, or that of the project if there is none."""
    made, _ = make_project(tmp_path, {**PAIRWISE, "output_file": named}, **FILES)
    assert {path.name for path in made.values()} == {
        f"{stem}{ending}" for ending in ("_resistances.out", "_resistances_3columns.out", ".out")
    }


REFUSALS = [
    ({"scenario": "some"}, "scenario is 'some'; it must be one of pairwise, one-to-all, all-to-one, advanced"),
    ({"scenario": "(none)"}, "scenario is '(none)'; it must be one of"),
    (
        {**ADVANCED, "remove_src_or_gnd": "both"},
        "remove_src_or_gnd is 'both'; it must be one of keepall, rmvsrc, rmvgnd, rmvall",
    ),
    ({"data_type": "vector"}, "data_type is 'vector'; it must be raster or network"),
    (
        {"habitat_map_is_resistances": "= resistance"},
        "habitat_map_is_resistances is '= resistance'; it must be True or",
    ),
    ({"habitat_file": "gone.asc"}, "habitat_file is 'gone.asc', which is neither in the folder of the project"),
    ({"point_file": "(Browse for a file)"}, "point_file names no file"),
    ({"point_file": "far.txt"}, "Focal nodes: the point 12, 99 lies outside the habitat raster"),
    ({"point_file": "short.txt"}, "Focal nodes, 'short.txt', line '1 12': 3 numbers are needed"),
    ({"habitat_file": "few.txt"}, "'few.txt' holds 3 values; 1 rows of 4 need 4"),
    ({"use_mask": "True", "mask_file": "wide.txt"}, "has 1 rows of 5 cells, the habitat has 1 of 4"),
    ({"habitat_file": "zero.txt"}, "Habitat: resistance 0 at"),
]


@pytest.mark.parametrize(("change", "message"), REFUSALS)
def test_from_circuitscape_refuses_what_it_cannot_read(tmp_path, change, message):
    """Settings and files that do not fit are named, with their value and the rule."""
    files = {
        **FILES,
        "far": "1 12 99\n",
        "short": "1 12\n",
        "few": ROW + "1 1 1\n",
        "wide": ROW.replace("ncols 4", "ncols 5") + "1 1 1 1 1\n",
        "zero": ROW + "1 0 1 1\n",
    }
    with pytest.raises((InvalidValueError, EmptyInputError), match=re.escape(message)):
        make_project(tmp_path, {**PAIRWISE, **change}, **files)


def test_packed_rasters_are_read_and_nothing_is_left_beside_them(tmp_path):
    """A compressed GeoTIFF is read as it is; one that is cut off is refused in one sentence."""
    plain = tmp_path / "cells.tif"
    raster_io.write_raster(str(plain), make_raster([[1, 2, 3], [4, None, 6]]))
    packed = tmp_path / "packed" / "cells.tif.gz"
    packed.parent.mkdir()
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    np.testing.assert_array_equal(read_grid_file(packed, "Habitat").values, [[1, 2, 3], [4, np.nan, 6]])
    assert [path.name for path in packed.parent.iterdir()] == ["cells.tif.gz"]
    packed.write_bytes(packed.read_bytes()[:-30])
    with pytest.raises(InvalidValueError, match=r"'cells\.tif\.gz' cannot be read"):
        read_grid_file(packed, "Habitat")

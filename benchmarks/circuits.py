"""Voltages of large circuits beside their peers: seconds, steps, ratios and bytes a cell.

Usage: ./run python benchmarks/circuits.py [PEER_PYTHON] [CASE ...]

Cases are ``peers``, ``many`` and ``scaling``; all by default. PEER_PYTHON is a Python that has pyamg, and pyamgcl and
scikit-sparse if there are any (an environment of its own will do), by default this one. What is missing is said and
left out. Every measurement runs in a process of its own, the programs take turns, and medians are told. Ours is the
public ``solve`` on a circuit that is made already, with its check of the residual, as the peers have their matrix
already; set-up and factorisation count for all. Seconds of processors tell more than the clock where others work on
the machine too. The tolerance is a relative residual of 1e-6.
"""

from __future__ import annotations

import json
import subprocess
import sys
from statistics import median

import cases
import numpy as np
from landscape import landscape

RUNS = 3
PEER_SIDE = 1000
SIDES = 1000, 2000, 4000
MANY = 16
SAME = 1e-4
LINES, WALLS = 60, 8
LANDSCAPES = {
    "contrast 1e3": (1e3, None),
    "contrast 1e4": (1e4, None),
    "walls with gaps": (1e4, "walls"),
    "roads one cell wide": (1e4, "roads"),
}
PEERS_WANTED = "pyamg", "pyamgcl", "cholmod"

OURS = """
import json, os, sys, time
folder, cores, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:cores]))
import numpy as np
from scipy import sparse
from ecopattern.algorithms.circuits import laplacian, multigrid
from ecopattern.algorithms.circuits.solvers import Solver, solve

steps = []
iterate = multigrid._Run.iterate


def counted(*arguments):
    found = iterate(*arguments)
    steps.append(int(found.max()))
    return found


multigrid._Run.iterate = counted

def memory(name):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith(name))

def run(values, count, way=Solver.AUTOMATIC):
    circuit, node = laplacian.raster_circuit(1.0 / values)
    component = laplacian.components(circuit)
    largest = np.bincount(component).argmax()
    part = next(laplacian.split(circuit, [largest], component))
    places = np.linspace(0, part.circuit.size - 1, count + 1).astype(int)
    currents = sparse.csc_matrix((np.ones(count), (places[:-1], np.arange(count))), (part.circuit.size, count))
    with open("/proc/self/clear_refs", "w") as clear:
        clear.write("5")
    before, start, cpu = memory("VmRSS"), time.perf_counter(), time.process_time()
    found = solve(part.circuit, currents, places[-1:], solver=way, tolerance=1e-6)
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    answer = float(found.voltages[places[count - 1], count - 1])
    grown = memory("VmHWM") - before + sum(edge.nbytes for edge in part.circuit.edges)
    told = {"seconds": seconds, "cpu": cpu, "bytes": grown, "steps": max(steps, default=0), "answer": answer}
    told["way"] = found.solver.value
    return {**told, "residual": float(found.residuals.max())}

values = np.load(f"{folder}/resistance.npy")
for way in Solver.ITERATIVE, Solver.DIRECT:
    run(10 ** np.random.default_rng(0).random((300, 300)), count, way)
steps.clear()
print(json.dumps(run(values, count)))
"""

PEERS = """
import json, sys, time
import numpy as np
from scipy import sparse
from scipy.sparse import csgraph
folder, peer, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
if peer == "pyamg":
    import pyamg
elif peer == "pyamgcl":
    import pyamgcl
else:
    from sksparse import cholmod

def matrix(values):
    rows, columns = values.shape
    node = np.arange(values.size).reshape(values.shape)
    ends = []
    for down, right, length in ((0, 1, 1.0), (1, 0, 1.0), (1, 1, 2**0.5), (1, -1, 2**0.5)):
        here = slice(0, rows - down), slice(max(0, -right), columns - max(0, right))
        there = slice(down, rows), slice(max(0, right), columns + min(0, right))
        g = 2 / (values[here].astype(float) + values[there]) / length
        known = ~np.isnan(g)
        ends.append((node[here][known], node[there][known], g[known]))
    first, second, g = (np.concatenate(arrays) for arrays in zip(*ends))
    ties = sparse.coo_matrix((g, (first, second)), (values.size, values.size)).tocsr()
    ties = ties + ties.T
    piece = csgraph.connected_components(ties, directed=False)[1]
    inside = piece == np.bincount(piece).argmax()
    ties = ties[inside][:, inside]
    return (sparse.diags(np.asarray(ties.sum(axis=1)).ravel()) - ties).tocsr()

whole = matrix(np.load(f"{folder}/resistance.npy"))
places = np.linspace(0, whole.shape[0] - 1, count + 1).astype(int)
grounded = whole[:-1][:, :-1].tocsr()
rights = np.zeros((whole.shape[0], count))
rights[places[:-1], np.arange(count)] = 1.0
rights = rights[:-1]
steps = []
start, cpu = time.perf_counter(), time.process_time()
if peer == "pyamg":
    levels = pyamg.smoothed_aggregation_solver(grounded)
    for k in range(count):
        rests = []
        found = levels.solve(rights[:, k], tol=1e-6, accel="cg", residuals=rests, maxiter=300)
        steps.append(len(rests) - 1)
elif peer == "pyamgcl":
    solver = pyamgcl.solver(pyamgcl.amg(grounded), dict(type="cg", tol=1e-6, maxiter=300))
    for k in range(count):
        found = solver(rights[:, k])
        steps.append(solver.iters)
else:
    new = hasattr(cholmod, "cho_factor")
    factor = cholmod.cho_factor(grounded.tocsc()) if new else cholmod.cholesky(grounded.tocsc())
    found = (factor.solve if new else factor)(rights)[:, -1]
    steps.append(0)
seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
answer = float(found[places[count - 1]])
print(json.dumps({"seconds": seconds, "cpu": cpu, "steps": max(steps), "answer": answer}))
"""


def ours(folder, cores, count=1):
    """Return the figures that a process of ours prints."""
    command = [sys.executable, "-c", OURS, folder, str(cores), str(count)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def by_peer(folder, python, peer, count=1):
    """Return the figures of a peer, or None if it is not there."""
    done = subprocess.run([python, "-c", PEERS, folder, peer, str(count)], check=False, capture_output=True, text=True)
    if done.returncode:
        print(f"  {peer} left out: {done.stderr.strip().splitlines()[-1]}")
        return None
    return json.loads(done.stdout.splitlines()[-1])


def put(folder, side, contrast, kind=None):
    """Write a landscape into the folder."""
    values, _ = landscape(side, contrast=contrast)
    if kind == "walls":
        _build_walls(values)
    elif kind == "roads":
        _build_roads(values)
    np.save(f"{folder}/resistance.npy", values)


def _build_walls(values):
    """Cut the landscape into rooms by walls one cell wide, two gaps of one cell in each wall of a room."""
    random, side = np.random.default_rng(3), len(values)
    usual = np.nanmedian(values)
    for place in (np.arange(1, WALLS + 1) * side) // (WALLS + 1):
        for line in (values[place], values[:, place]):
            line[:] = np.nan
            for room in range(WALLS + 1):
                gaps = room * side // (WALLS + 1) + 2 + random.integers(0, side // (WALLS + 1) - 4, 2)
                line[gaps] = usual


def _build_roads(values):
    """Lay cheap roads and impassable ones with gaps, all one cell wide, over a dear landscape."""
    random, side = np.random.default_rng(4), len(values)
    known = ~np.isnan(values)
    values[known] = 0.3 * np.nanmax(values) * random.uniform(0.5, 1.5, known.sum())
    for line in range(LINES):
        bends = random.uniform(0, np.pi) + 0.3 * np.cumsum(random.normal(0, 0.02, 4 * side))
        rows = (random.uniform(0, side) + np.cumsum(0.5 * np.sin(bends))).astype(int)
        columns = (random.uniform(0, side) + np.cumsum(0.5 * np.cos(bends))).astype(int)
        inside = (rows >= 0) & (rows < side) & (columns >= 0) & (columns < side)
        if line % 3 == 2:
            inside &= random.random(inside.size) < 0.995
        values[rows[inside], columns[inside]] = np.nan if line % 3 == 2 else 1.0


def peers(folder, python):
    """Print one right side on a million cells beside the peers, on four landscapes."""
    for label, (contrast, kind) in LANDSCAPES.items():
        put(folder, PEER_SIDE, contrast, kind)
        times, steps, answers, wanted = {}, {}, {}, list(PEERS_WANTED)
        for _ in range(RUNS):
            for name in ("ours, 1 core", "ours, 2 cores", *wanted):
                cores = {"ours, 1 core": 1, "ours, 2 cores": 2}.get(name)
                done = ours(folder, cores) if cores else by_peer(folder, python, name)
                if done is None:
                    wanted.remove(name)
                    continue
                times.setdefault(name, []).append((done["seconds"], done["cpu"]))
                steps[name], answers[name] = done["steps"], done["answer"]
        _tell(label, times, steps, answers)


def _tell(label, times, steps, answers):
    """Print medians, the median of the ratios of each turn, and how far the resistance is from ours."""
    base, answer = times["ours, 2 cores"], answers["ours, 2 cores"]
    for name, taken in times.items():
        seconds, cpu = (median(one[k] for one in taken) for k in (0, 1))
        ratio, work = (median(theirs[k] / ours[k] for theirs, ours in zip(taken, base)) for k in (0, 1))
        off = abs(answers[name] / answer - 1)
        print(
            f"{label:20} {name:14} {seconds:6.2f} s ({cpu:6.2f} s of processors), {steps[name]:3} steps, "
            f"/ ours on 2 cores {ratio:5.1f} ({work:5.1f}), resistance off by {off:.0e}"
        )
        if off > SAME:
            print(f"  not the same answer: {answers[name]!r} beside {answer!r}")


def many(folder, python):
    """Print seconds a right side of many on a million cells, beside one alone and the peers."""
    put(folder, PEER_SIDE, 1e3)
    times, answers, wanted = {}, {}, list(PEERS_WANTED)
    for _ in range(RUNS):
        for name in ("ours", "ours, one alone", *wanted):
            count = 1 if name == "ours, one alone" else MANY
            done = ours(folder, 2, count) if name.startswith("ours") else by_peer(folder, python, name, count)
            if done is None:
                wanted.remove(name)
                continue
            times.setdefault(name, []).append((done["seconds"] / count, done["cpu"] / count, done.get("bytes", 0)))
            answers.setdefault(count, {})[name] = done["answer"]
    for name, taken in times.items():
        seconds, cpu = (median(one[k] for one in taken) for k in (0, 1))
        ratio, work = (median(theirs[k] / ours[k] for theirs, ours in zip(taken, times["ours"])) for k in (0, 1))
        grown = f", {max(one[2] for one in taken) / PEER_SIDE**2:.0f} B a cell" if name == "ours" else ""
        print(
            f"{MANY} right sides, {name:15} {seconds:6.3f} s ({cpu:6.3f} s of processors) each, set-up included, "
            f"/ ours {ratio:5.2f} ({work:5.2f}){grown}"
        )
    for name, answer in answers[MANY].items():
        off = abs(answer / answers[MANY]["ours"] - 1)
        if off > SAME:
            print(f"  {name} has not the same answer: the last resistance differs by {off:.0e}")


def scaling(folder, _):
    """Print seconds, steps and bytes a cell up to 16 million cells."""
    for side in SIDES:
        put(folder, side, 1e3)
        runs = [ours(folder, 2) for _ in range(RUNS)]
        seconds, most = median(run["seconds"] for run in runs), max(run["bytes"] for run in runs)
        print(
            f"{side**2 / 1e6:4.0f} million cells: {seconds:6.2f} s, {seconds / side**2 * 1e9:5.0f} ns and "
            f"{most / side**2:4.0f} B a cell, {runs[0]['steps']} steps, residual {runs[0]['residual']:.1e}"
        )


if __name__ == "__main__":
    cases.run(peers, many, scaling)

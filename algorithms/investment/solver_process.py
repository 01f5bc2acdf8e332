"""Solves linear and integer programs one after the other: called as a function, or run as a script by a parent process.

The script reads the parent's `sys.path` from standard input, answers with its version of Python, and then answers each
request until its input ends. It imports nothing of this package, so that it starts without it.
"""

import os
import pickle
import sys

PRECISION = 1e-7


def solve(request, seconds):
    """Return status, values, objective and bound of a program (or the price of the last rule) after at most some time.

    Parameters
    ----------
    request : dict
        ``gain`` to maximise, ``matrix`` and ``upper`` of the rules, ``top`` of each variable above 0; for an integer
        program ``whole``, else ``equal``, the matrix of the rules that are met exactly, with 0.
    seconds : float
        Limit of the time.

    Returns
    -------
    dict
        ``status`` as scipy has it (0 solved, 1 out of time, 2 infeasible), ``x`` or None, ``value``, ``bound`` and
        ``price``, NaN where they are not known.
    """
    import numpy as np
    from scipy import optimize

    gain, matrix, upper, top = (request[name] for name in ("gain", "matrix", "upper", "top"))
    answer = {"value": np.nan, "bound": np.nan, "price": np.nan}
    if "whole" in request:
        found = optimize.milp(
            -gain,
            constraints=optimize.LinearConstraint(matrix, -np.inf, upper),
            integrality=request["whole"],
            bounds=optimize.Bounds(0, top),
            options={"time_limit": seconds, "mip_rel_gap": PRECISION},
        )
        bound = getattr(found, "mip_dual_bound", None)
        answer["bound"] = np.nan if bound is None else -float(bound)
    else:
        equal = request["equal"]
        limits = np.column_stack((np.zeros(len(top)), top))
        zero = np.zeros(equal.shape[0])
        found = optimize.linprog(
            -gain, matrix, upper, equal, zero, limits, method="highs", options={"time_limit": seconds}
        )
        if found.status == 0:
            answer["price"] = -float(found.ineqlin.marginals[-1])
    answer.update(status=int(found.status), x=found.x)
    if found.x is not None and found.fun is not None:
        answer["value"] = -float(found.fun)
    return answer


def main():
    """Answer requests until the input ends; what libraries print must not get between the answers."""
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.path[:] = pickle.load(source)
    answer = tuple(sys.version_info[:2])
    while True:
        pickle.dump(answer, target)
        target.flush()
        try:
            request, seconds = pickle.load(source)
        except EOFError:
            return
        answer = solve(request, seconds)


if __name__ == "__main__":
    main()

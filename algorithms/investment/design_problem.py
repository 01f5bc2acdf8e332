"""The problem of network design: patches, candidate links, the land each needs and what that costs.

Land that several links need is cut into pieces, each paid once; so the cost of a set of links is that of the union of
their land. What is wanted is one of three objectives, none of which falls when a link is added.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from . import network_kernels as kernels

ROUNDING = 1e-9


class Objective(enum.Enum):
    """What money shall buy: the largest group of joined patches, all patches with a neighbour, or connectivity."""

    LARGEST_AREA = "largest area"
    CONNECTED_AREA = "connected area"
    EQUIVALENT_CONNECTIVITY = "equivalent connectivity"


@dataclass(frozen=True)
class DesignProblem:
    """Which links may be built between which patches, and what that takes.

    Parameters
    ----------
    values : numpy.ndarray of float64
        What each patch is worth (its area), >= 0, shape ``(n,)``.
    ends : numpy.ndarray of int64
        Positions of the two patches of each link, shape ``(m, 2)``.
    first : numpy.ndarray of int64
        Link e needs the pieces of land ``pieces[first[e]:first[e + 1]]``, shape ``(m + 1,)``.
    pieces : numpy.ndarray of int64
        Numbers of pieces.
    costs : numpy.ndarray of float64
        What each piece costs, >= 0.
    probability : numpy.ndarray of float64
        With which a link is passed, above 0 and up to 1, shape ``(m,)``; 1 counts patches as joined or not.
    kept, banned : numpy.ndarray of bool
        Links that must, and that must not be built, shape ``(m,)``.
    """

    values: np.ndarray
    ends: np.ndarray
    first: np.ndarray
    pieces: np.ndarray
    costs: np.ndarray
    probability: np.ndarray
    kept: np.ndarray
    banned: np.ndarray

    def __len__(self):
        return len(self.ends)

    @cached_property
    def network(self):
        """The arrays that the kernels take."""
        size, count = len(self.values), len(self.ends)
        tails = np.concatenate((self.ends[:, 0], self.ends[:, 1]))
        order = np.argsort(tails, kind="stable")
        starts = np.zeros(size + 1, np.int64)
        np.cumsum(np.bincount(tails, minlength=size), out=starts[1:])
        heads = np.concatenate((self.ends[:, 1], self.ends[:, 0]))[order]
        links = np.tile(np.arange(count), 2)[order]
        return starts, heads, links, self.ends, self.first, self.pieces, self.costs, self.values, self.probability

    @cached_property
    def base(self):
        """Links that are built whatever is chosen: those that must be, and those that cost nothing."""
        free = np.add.reduceat(np.append(self.costs[self.pieces], 0.0), self.first[:-1]) if len(self) else np.empty(0)
        free = np.where(np.diff(self.first) > 0, free, 0.0) == 0
        return (self.kept | (free & ~self.banned)).astype(np.uint8)

    @cached_property
    def shares(self):
        """How many links that may be built need each piece."""
        owner = np.repeat(np.arange(len(self)), np.diff(self.first))
        return np.bincount(self.pieces[~self.banned[owner]], minlength=len(self.costs))

    def needs(self, link):
        """Return the pieces of land that a link needs."""
        return self.pieces[self.first[link] : self.first[link + 1]]

    def cost(self, built):
        """Return the cost of the union of the land of built links."""
        owner = np.repeat(np.asarray(built, bool), np.diff(self.first))
        return float(self.costs[np.unique(self.pieces[owner])].sum())

    def measure(self, built):
        """Return largest group, sum of squares (of equivalent connectivity), joined values and largest ring."""
        state = self.state(built)
        ring = np.empty(len(self.values), np.int64)
        kernels.find_rings(self.network, state[0], ring)
        return kernels.measure(self.network, state[0], state[2], state[3], ring, np.empty(len(self.values)))

    def objective(self, objective, built):
        """Return the value of an objective for a set of links."""
        return score(objective, self.measure(built))

    def state(self, built):
        """Return the arrays of a set of links that the kernels keep up to date: built, taken, group, reach."""
        size = len(self.values)
        built = np.array(built, np.uint8)
        state = built, np.zeros(len(self.costs), np.int64), np.empty(size, np.int64), np.empty(size)
        kernels.survey(self.network, *state)
        return state

    def without_probability(self):
        """Return the problem in which patches are joined or not."""
        return replace(self, probability=np.ones(len(self)))


def score(objective, marks):
    """Return the objective out of the four marks that `DesignProblem.measure` gives, the last axis of an array."""
    if objective is Objective.EQUIVALENT_CONNECTIVITY:
        return np.sqrt(marks[..., 1])
    return marks[..., 0 if objective is Objective.LARGEST_AREA else 2]


def design_problem(values, ends, needs, costs, *, probability=None, kept=None, banned=None):
    """Return a problem from plain lists.

    Parameters
    ----------
    values : sequence of float
        Worth of each patch.
    ends : sequence of pairs of int
        Positions of the two patches of each link.
    needs : sequence of sequences of int
        The pieces of land of each link.
    costs : sequence of float
        The cost of each piece.
    probability : sequence of float, optional
        Of passing each link; 1 by default.
    kept, banned : sequence of bool, optional
        Links that must, and that must not be built; none by default.

    Returns
    -------
    DesignProblem
    """
    ends = np.asarray(ends, np.int64).reshape(-1, 2)
    count = len(ends)
    lengths = [len(pieces) for pieces in needs]
    first = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64))).astype(np.int64)
    pieces = np.concatenate([np.asarray(part, np.int64) for part in needs] or [np.empty(0, np.int64)])
    none = np.zeros(count, bool)
    return DesignProblem(
        np.asarray(values, float),
        ends,
        first,
        pieces,
        np.asarray(costs, float),
        np.ones(count) if probability is None else np.asarray(probability, float),
        none if kept is None else np.asarray(kept, bool),
        none if banned is None else np.asarray(banned, bool),
    )

"""A whole weighing scheme: factors, their grades, their weights and how they become one resistance.

A scheme never changes; every edit returns a new one, so that a list of them is an undo.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

from ..errors import InvalidValueError
from ..validation import check_range
from .data_weights import critic_weights, entropy_weights, normalised
from .pairwise_matrix import MOST_FACTORS, PairwiseMatrix, RandomIndex
from .weighting import Combination, Objective, WeighBy, combined_weights, direct_weights


class Combine(enum.Enum):
    """How graded factors become one resistance."""

    WEIGHTED_SUM = "weighted sum"
    WEIGHTED_PRODUCT = "weighted product"
    MAXIMUM = "maximum"


class NodataAs(enum.Enum):
    """What a cell becomes where a factor has no data: impassable, or as hard to cross as the hardest cell."""

    BARRIER = "barrier"
    MAXIMUM = "maximum"


@dataclass(frozen=True)
class Burnt:
    """Lines or areas that stand in the resistance as they are, whatever the factors say.

    Parameters
    ----------
    name : str
        What they are called.
    source : str
        The name or the path of their layer; empty if they are handed over.
    value : float or None
        Their resistance, > 0; infinity where they cannot be crossed; None for the highest of the surface.
    """

    name: str
    source: str = ""
    value: float | None = None

    def __post_init__(self):
        if self.value is not None:
            check_range(self.value, f"The resistance of {self.name}", above=0)


@dataclass(frozen=True)
class WeighingScheme:
    """Factors, their weights, and how they become one resistance.

    Parameters
    ----------
    factors : tuple of Factor
        In order, each with a name of its own.
    weigh_by : WeighBy
        Where the weights come from.
    direct : tuple of float
        Weights given by hand, one for each factor, of any sum; equal where none are given.
    matrix : PairwiseMatrix
        Comparisons of the factors; it follows their names. None for more than 15 factors or none.
    objective : Objective
        Which weights from the data `WeighBy.COMBINED` takes.
    combination : Combination
        How it combines them with those from the comparisons.
    random_index : RandomIndex
        By which list the comparisons are judged.
    combine : Combine
        How graded factors become one resistance.
    minimum : float
        Lower values are raised to it, > 0.
    maximum : float or None
        Higher values are lowered to it.
    nodata_as : NodataAs
        What a cell becomes where a factor has no data.
    burnt : tuple of Burnt
        Burnt in after the factors are combined, in order.
    """

    factors: tuple = ()
    weigh_by: WeighBy = WeighBy.DIRECT
    direct: tuple = ()
    matrix: PairwiseMatrix | None = None
    objective: Objective = Objective.ENTROPY
    combination: Combination = Combination.MULTIPLICATIVE
    random_index: RandomIndex = RandomIndex.SAATY_1980
    combine: Combine = Combine.WEIGHTED_SUM
    minimum: float = 1.0
    maximum: float | None = None
    nodata_as: NodataAs = NodataAs.BARRIER
    burnt: tuple = ()

    def __post_init__(self):
        names = self.names
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise InvalidValueError(f"Two factors are called '{twice[0]}'; give each a name of its own.")
        check_range(self.minimum, "The minimum of the resistance", above=0)
        if self.maximum is not None:
            check_range(self.maximum, "The maximum of the resistance", minimum=self.minimum)
        direct = tuple(float(weight) for weight in self.direct) or (1.0,) * len(names)
        if names:
            direct_weights(direct, len(names))
        matrix = self.matrix or PairwiseMatrix.equal(names[:1] or ("",))
        matrix = matrix.with_names(names) if 0 < len(names) <= MOST_FACTORS else None
        for key, value in (("factors", tuple(self.factors)), ("burnt", tuple(self.burnt)), ("direct", direct)):
            object.__setattr__(self, key, value)
        object.__setattr__(self, "matrix", matrix)
        for key, kind in CHOICES.items():
            object.__setattr__(self, key, kind(getattr(self, key)))

    @property
    def names(self):
        """The names of the factors."""
        return tuple(factor.name for factor in self.factors)

    def judge(self):
        """Return what the comparisons say, a `Judgement`; None where there is no matrix."""
        return None if self.matrix is None else self.matrix.judge(self.random_index)

    def weights(self, columns=None):
        """Return the weight of each factor, their sum is 1.

        Parameters
        ----------
        columns : array of float, optional
            Grades of the factors, shape ``(samples, factors)``, all known; needed where the data have a say.

        Returns
        -------
        tuple of float
        """
        if self.weigh_by is WeighBy.DIRECT:
            return direct_weights(self.direct, len(self.factors))
        if self.weigh_by is WeighBy.AHP:
            return self._compared()
        if columns is None:
            raise InvalidValueError(
                f"Weights by {self.weigh_by.value} come from the grades of the factors; read their layers first."
            )
        data = Objective.ENTROPY if self.weigh_by is WeighBy.ENTROPY else Objective.CRITIC
        data = self.objective if self.weigh_by is WeighBy.COMBINED else data
        if data is Objective.ENTROPY:
            found = entropy_weights(columns, self.names).weights
        else:
            found = critic_weights(normalised(columns), self.names).weights
        if self.weigh_by is WeighBy.COMBINED:
            return combined_weights(self._compared(), found, by=self.combination)
        return found

    def _compared(self):
        """Return the weights by comparison."""
        if self.matrix is None:
            raise InvalidValueError(
                f"{len(self.factors)} factors cannot be compared in pairs; at least 1 and at most {MOST_FACTORS} can."
            )
        return self.matrix.judge(self.random_index, mend=False).weights

    # Edits. Comparisons and weights follow their factors.

    def with_factor(self, factor, place=None):
        """Return the scheme with one factor more, by default the last; it is as important as each other."""
        place = len(self.factors) if place is None else place
        mean = sum(self.direct) / len(self.direct) if self.direct else 1.0
        return replace(
            self,
            factors=(*self.factors[:place], factor, *self.factors[place:]),
            direct=(*self.direct[:place], mean, *self.direct[place:]),
        )

    def without_factor(self, place):
        """Return the scheme without one factor."""
        direct = self.direct[:place] + self.direct[place + 1 :]
        # What is left may all have weighed nothing.
        direct = direct if sum(direct) > 0 else ()
        return replace(self, factors=self.factors[:place] + self.factors[place + 1 :], direct=direct)

    def moved(self, place, target):
        """Return the scheme with one factor at another place."""
        order = [k for k in range(len(self.factors)) if k != place]
        order.insert(target, place)
        return replace(
            self,
            factors=tuple(self.factors[k] for k in order),
            direct=tuple(self.direct[k] for k in order),
        )

    def replaced(self, place, factor):
        """Return the scheme with one factor in the place of another, which leaves it its comparisons and weight."""
        factors = (*self.factors[:place], factor, *self.factors[place + 1 :])
        matrix = self.matrix
        if matrix is not None:
            matrix = replace(matrix, names=tuple(each.name for each in factors))
        return replace(self, factors=factors, matrix=matrix)

    def with_grading(self, place, grading):
        """Return the scheme with another grading for one factor."""
        return self.replaced(place, replace(self.factors[place], grading=grading))

    def with_weight(self, place, weight):
        """Return the scheme with another weight by hand for one factor."""
        return replace(self, direct=(*self.direct[:place], float(weight), *self.direct[place + 1 :]))

    def with_comparison(self, row, column, value):
        """Return the scheme with another comparison of two factors."""
        return replace(self, matrix=self.matrix.with_value(row, column, value))


CHOICES = {
    "weigh_by": WeighBy,
    "objective": Objective,
    "combination": Combination,
    "random_index": RandomIndex,
    "combine": Combine,
    "nodata_as": NodataAs,
}

"""What can go wrong, as one small family of errors whose messages a planner can act on."""


class EcoPatternError(Exception):
    """An input, a setting or the machine stands in the way, and the message says what to change."""


class InvalidValueError(EcoPatternError, ValueError):
    """A value breaks its rule."""


class GridMismatchError(EcoPatternError, ValueError):
    """Two rasters that must share one grid do not."""


class UnprojectedError(EcoPatternError, ValueError):
    """Lengths and areas were asked for in a coordinate system that has none."""


class EmptyInputError(EcoPatternError, ValueError):
    """Nothing is left to work on."""


class NoPathError(EcoPatternError):
    """No chain of passable cells joins what was to be joined."""


class ConvergenceError(EcoPatternError):
    """A solver did not reach its tolerance."""


class MemoryEstimateError(EcoPatternError, MemoryError):
    """The run would need more memory than the machine has free."""


class OutputError(EcoPatternError, OSError):
    """A result cannot be written where it was asked for."""


class Cancelled(Exception):  # noqa: N818, cancelling is a wish and no error
    """The user asked to stop."""

"""Weighing schemes as people type them: a table of grades, a list of weights; or a scheme kept in a file."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

from ..errors import InvalidValueError
from ..tables import file_text, table_cells
from .factors import AsIs, Classes, Factor, Function, Measure, Outside, Ranges, Transform
from .presets import preset
from .scheme_file import grade_number, joined_ranges, load_scheme, scheme_from_csv, scheme_from_json
from .weighing_scheme import WeighingScheme

COLUMNS = ("factor", "from", "to", "class", "grade", "name")
# What a row without a header holds, by its number of cells.
_SHAPES = {
    2: ("factor", "preset"),
    3: ("factor", "class", "grade"),
    4: ("factor", "from", "to", "grade"),
    5: ("factor", "from", "to", "class", "grade"),
    6: COLUMNS,
}
_FUNCTIONS = tuple(member.value for member in Function)
TABLE = "Grade table"
WEIGHTS = "Weights"


def scheme_from_text(names, *, distances=(), table=None, weights=None, **options):
    """Return the scheme that a table of grades and a list of weights make.

    Parameters
    ----------
    names : sequence of str
        The factors, in order.
    distances : sequence of str
        Which of them are distances from features.
    table : str, optional
        See `parse_gradings`; a factor without rows is taken as resistance already.
    weights : str, optional
        See `weighed`; equal by default.
    **options
        Further fields of `WeighingScheme`.

    Returns
    -------
    WeighingScheme
    """
    gradings = parse_gradings(table, names)
    factors = [
        Factor(
            name, measure=Measure.DISTANCE if name in distances else Measure.VALUE, grading=gradings.get(name, AsIs())
        )
        for name in names
    ]
    return weighed(WeighingScheme(tuple(factors), **options), weights)


def whole_scheme(text, what=TABLE):
    """Return the scheme that a text is, or that is in the file it names; None if it is neither.

    A text is a scheme if it is JSON, the path of a JSON file, or of a CSV table that `save_scheme` wrote. `what` is
    what messages call it.
    """
    text = str(text or "").strip()
    if text.startswith("{"):
        return scheme_from_json(text)
    if text.lower().endswith(".json"):
        return load_scheme(text)
    if text.lower().endswith(".csv") and _is_scheme_table(file_text(text, what)):
        return load_scheme(text)
    return scheme_from_csv(text) if _is_scheme_table(text) else None


def _is_scheme_table(text):
    """Return whether a text begins as `scheme_csv` does."""
    return text.lstrip("\ufeff").replace('"', "").lower().startswith("part,")


def parse_gradings(table, names):
    """Read how factors are graded.

    Parameters
    ----------
    table : str or None
        Lines separated by ``;`` or line breaks, the path of a CSV file, or a scheme, see `whole_scheme`. A line holds
        ``factor, from, to, grade`` for a range, an empty ``from`` or ``to`` leaving it open; ``factor, class, grade``
        for a class; ``factor, preset`` for a published grading; ``factor, function, low, high, start, end, shape,
        midpoint`` for a `Transform`, the last two if wanted; or ``factor, outside, rule`` for what happens outside
        (nearest, barrier, refuse, or a grade). A header may name the columns factor, from, to, class, grade and name.
        A grade is a number of at least 0, or empty or barrier for what cannot be crossed.
    names : sequence of str
        The factors; a line may also name one by its number, from 1.

    Returns
    -------
    dict of str to grading
        By factor; those without a line are left out.

    Raises
    ------
    InvalidValueError
        If a line cannot be understood, or ranges leave a gap or overlap.

    Notes
    -----
    A factor whose every line has a ``from`` and no ``to`` is one of classes.
    """
    if table is None or not str(table).strip():
        return {}
    scheme = whole_scheme(table)
    if scheme is not None:
        return {_named(factor.name, names, TABLE): factor.grading for factor in scheme.factors}
    lines = {}
    for cells, quoted in _table_lines(table):
        lines.setdefault(_named(cells["factor"], names, TABLE), []).append((cells, quoted))
    return {name: _grading(rows, name) for name, rows in lines.items()}


def _table_lines(table):
    """Yield the cells of each line by column, and the line as it is quoted."""
    text = str(table)
    is_path = "\n" not in text.strip() and Path(text.strip()).suffix.lower() in (".csv", ".txt")
    lines = table_cells(text if is_path else text.replace("；", ";").replace("，", ","), TABLE)
    header = None
    if lines and lines[0][0].strip().lower() == "factor":
        header = tuple(cell.strip().lower() for cell in lines.pop(0))
        unknown = [cell for cell in header if cell not in (*COLUMNS, "preset")]
        if unknown:
            raise InvalidValueError(
                f"{TABLE} has the unknown column '{unknown[0]}'; the columns are {', '.join(COLUMNS)}."
            )
    for line in lines:
        cells, quoted = [cell.strip() for cell in line], ",".join(line)
        if header is None and 6 <= len(cells) <= 8 and cells[1].lower() in _FUNCTIONS:
            yield {**dict.fromkeys(COLUMNS, ""), "preset": "", "factor": cells[0], "function": cells[1:]}, quoted
            continue
        if header is None and len(cells) >= 6 and not _is_open_or_number(cells[1]):
            raise InvalidValueError(
                f"{TABLE}, row '{quoted}': '{cells[1]}' is no function; choose from {', '.join(_FUNCTIONS)}."
            )
        columns = header or _SHAPES.get(len(cells))
        if columns is None or len(columns) != len(cells):
            needed = len(header) if header else "2 to 6"
            raise InvalidValueError(f"{TABLE}, row '{quoted}': {len(cells)} cells found; {needed} are needed.")
        yield {**dict.fromkeys((*COLUMNS, "preset"), ""), **dict(zip(columns, cells))}, quoted


def _is_open_or_number(text):
    """Return whether a cell is empty or holds a number."""
    try:
        return not text or not math.isnan(float(text))
    except ValueError:
        return False


def _named(text, names, what):
    """Return the factor that a text means, by its name or its number."""
    text = text.strip()
    same = [name for name in names if name == text] or [name for name in names if name.lower() == text.lower()]
    if same:
        return same[0]
    if text.isdigit() and 1 <= int(text) <= len(names):
        return names[int(text) - 1]
    raise InvalidValueError(f"{what}: factor '{text}' is not among the factors; they are {', '.join(names)}.")


def _grading(rows, name):
    """Return the grading that the rows of a factor make."""
    rules = [(cells["grade"], quoted) for cells, quoted in rows if cells["class"].lower() == "outside"]
    rows = [(cells, quoted) for cells, quoted in rows if cells["class"].lower() != "outside"]
    whole = [(cells, quoted) for cells, quoted in rows if cells["preset"] or "function" in cells]
    if whole:
        if len(rows) > 1:
            raise InvalidValueError(
                f"{TABLE}: row '{whole[0][1]}' grades all values of '{name}', which has other rows; keep one."
            )
        grading = _whole_grading(*whole[0], name)
    elif rows and all(_class_of(cells) for cells, _ in rows):
        classes = [(_code(cells, quoted), _grade(cells, quoted), cells["name"]) for cells, quoted in rows]
        grading = _refusing(name, Classes, *zip(*classes))
    else:
        where = f"{TABLE}, factor '{name}'"
        grading = Ranges(**joined_ranges([_range(cells, quoted) for cells, quoted in rows], where))
    for rule, quoted in rules:
        grading = _with_rule(grading, rule, quoted)
    return grading


def _whole_grading(cells, quoted, name):
    """Return the grading of a row that grades all values: a preset or a function."""
    if cells["preset"]:
        return preset(cells["preset"]).grading
    function, *numbers = cells["function"]
    try:
        numbers = [float(number) for number in numbers]
    except ValueError:
        raise InvalidValueError(
            f"{TABLE}, row '{quoted}': after {function} numbers are needed: low, high, start, end, and if wanted shape "
            "and midpoint."
        ) from None
    return _refusing(name, Transform, function.lower(), *numbers)


def _refusing(name, kind, *parts):
    """Return a grading, a refusal of which names the factor."""
    try:
        return kind(*parts)
    except InvalidValueError as error:
        raise InvalidValueError(f"{TABLE}, factor '{name}': {error}") from None


def _with_rule(grading, rule, quoted):
    """Return a grading with a rule for what lies outside."""
    words = {member.value: member for member in Outside if member is not Outside.GRADE}
    if rule.lower() in words:
        return replace(grading, outside=words[rule.lower()])
    try:
        return replace(grading, outside=Outside.GRADE, other=float(rule))
    except ValueError:
        raise InvalidValueError(
            f"{TABLE}, row '{quoted}': outside is '{rule}'; it must be {', '.join(words)} or a grade."
        ) from None


def _class_of(cells):
    """Return the class that a row names, empty if it names a range."""
    return cells["class"] or (cells["from"] if cells["to"] in ("", cells["from"]) else "")


def _code(cells, quoted):
    """Return the class code of a row."""
    try:
        code = float(_class_of(cells))
        if code != math.floor(code):
            raise ValueError
    except (ValueError, OverflowError):
        raise InvalidValueError(
            f"{TABLE}, row '{quoted}': class '{_class_of(cells)}' must be a whole number."
        ) from None
    return int(code)


def _grade(cells, quoted):
    """Return the grade of a row."""
    try:
        return grade_number(cells["grade"])
    except InvalidValueError as error:
        raise InvalidValueError(f"{TABLE}, row '{quoted}': {error}") from None


def _range(cells, quoted):
    """Return ``(from, to, grade, name)`` of a row."""
    ends = []
    for key in ("from", "to"):
        text = cells[key].lower()
        try:
            value = float(text) if text else None
        except ValueError:
            value = math.nan
        if cells["class"] or (value is not None and math.isnan(value)):
            raise InvalidValueError(
                f"{TABLE}, row '{quoted}': '{cells['class'] or text}' must be a number, and all rows of a factor "
                "ranges or all classes."
            )
        ends.append(value if value is None or math.isfinite(value) else None)
    return (*ends, _grade(cells, quoted), cells["name"])


def weighed(scheme, weights):
    """Return a scheme with the weights of a text.

    Parameters
    ----------
    scheme : WeighingScheme
        Whose factors are weighed.
    weights : str or None
        Numbers separated by ``;`` in the order of the factors; lines of ``factor, weight``; the path of a CSV file with
        these columns; or a scheme, see `whole_scheme`, whose way of weighing is taken over. None leaves all as it is.

    Returns
    -------
    WeighingScheme

    Raises
    ------
    InvalidValueError
        If the text cannot be understood or does not fit the factors.
    """
    if weights is None or not str(weights).strip():
        return scheme
    other = whole_scheme(weights, WEIGHTS)
    if other is not None:
        return _weighed_like(scheme, other)
    text = str(weights).replace("；", ";").replace("，", ",")
    names = scheme.names
    if _are_numbers(text):
        found = text.replace(",", ";").strip("; ").split(";")
    else:
        by_name = _weights_by_name(text, names)
        missing = [name for name in names if name not in by_name]
        if missing:
            raise InvalidValueError(f"{WEIGHTS}: factor '{missing[0]}' has none; give each factor one.")
        found = [by_name[name] for name in names]
    if len(found) != len(names):
        raise InvalidValueError(
            f"{WEIGHTS} are '{weights}'; {len(names)} numbers are needed, one for each factor: {', '.join(names)}."
        )
    return replace(scheme, weigh_by="direct", direct=tuple(float(part) for part in found))


def _are_numbers(text):
    """Return whether a text holds nothing but numbers."""
    try:
        return [float(part) for part in text.replace(",", ";").replace(";", " ").split()] != []
    except ValueError:
        return False


def _weights_by_name(text, names):
    """Return the weights of lines of factor and weight."""
    lines = [[cell.strip() for cell in line] for line in table_cells(text, WEIGHTS)]
    places = (0, 1)
    if lines and "factor" in [cell.lower() for cell in lines[0]]:
        heads = [cell.lower() for cell in lines.pop(0)]
        if "weight" not in heads:
            raise InvalidValueError(f"{WEIGHTS} have no column weight; the columns must be factor and weight.")
        places = heads.index("factor"), heads.index("weight")
    found = {}
    for line in lines:
        try:
            name, weight = line[places[0]], float(line[places[1]])
        except (IndexError, ValueError):
            raise InvalidValueError(
                f"{WEIGHTS}, row '{','.join(line)}': a factor and a number are needed, such as slope,0.3."
            ) from None
        found[_named(name, names, WEIGHTS)] = weight
    return found


def _weighed_like(scheme, other):
    """Return a scheme weighed as another one, which must have the same factors."""
    by_name = {_named(name, scheme.names, WEIGHTS): k for k, name in enumerate(other.names)}
    missing = [name for name in scheme.names if name not in by_name]
    if missing:
        raise InvalidValueError(f"{WEIGHTS}: the scheme has no factor '{missing[0]}'; take one with the same factors.")
    order = [by_name[name] for name in scheme.names]
    matrix = (
        None
        if other.matrix is None
        else replace(other.matrix.with_names([other.names[k] for k in order]), names=scheme.names)
    )
    return replace(
        scheme,
        weigh_by=other.weigh_by,
        direct=tuple(other.direct[k] for k in order),
        matrix=matrix,
        objective=other.objective,
        combination=other.combination,
        random_index=other.random_index,
    )

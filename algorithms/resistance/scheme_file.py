"""Weighing schemes in files: JSON, or a CSV table for spreadsheets.

Both hold all of a scheme and say in which version they were written; a file that is wrong is refused by one sentence.
"""

from __future__ import annotations

import csv
import io
import json
import math
from dataclasses import replace
from pathlib import Path

from ..errors import InvalidValueError, OutputError
from ..tables import file_text, table_rows
from .factors import BARRIER, AsIs, Classes, Closed, Factor, Function, Measure, Outside, Ranges, Transform
from .pairwise_matrix import PairwiseMatrix
from .pairwise_text import comparison_text, parse_comparison
from .weighing_scheme import CHOICES, Burnt, WeighingScheme

FORMAT = "ecopattern weighing scheme"
VERSION = 1
COLUMNS = ("part", "item", "key", "from", "to", "class", "name", "value")
NAME = "Weighing scheme"


def save_scheme(scheme, path):
    """Write a scheme to a file: JSON, or a CSV table if its name ends so.

    Parameters
    ----------
    scheme : WeighingScheme
        What to keep.
    path : str
        Where; an existing file is replaced.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    csv_wanted = str(path).lower().endswith(".csv")
    text = scheme_csv(scheme) if csv_wanted else scheme_json(scheme)
    try:
        # A spreadsheet takes a CSV file for UTF-8 only if it begins with the mark of it.
        Path(path).write_text(text, "utf-8-sig" if csv_wanted else "utf-8")
    except OSError as error:
        raise OutputError(f"{NAME}: '{path}' cannot be written ({error.strerror}).") from None


def load_scheme(path):
    """Read a scheme from a JSON or CSV file.

    Parameters
    ----------
    path : str
        As `save_scheme` wrote it.

    Returns
    -------
    WeighingScheme
        Sources that lie beside the file, or below its folder, are found from there.

    Raises
    ------
    InvalidValueError
        If the file cannot be read or is no scheme; the message says what is wrong in it.
    """
    path = str(path).strip()
    text = file_text(path, NAME)
    if path.lower().endswith(".csv"):
        return _with_sources(scheme_from_csv(text, path), Path(path).parent)
    return _with_sources(scheme_from_json(text, path), Path(path).parent)


def _with_sources(scheme, folder):
    """Return a scheme whose sources are found from every working folder."""

    def found(item):
        file, bar, layer = item.source.partition("|")
        place = folder / file
        if not file or Path(file).is_absolute() or not place.exists():
            return item
        return replace(item, source=f"{place.absolute()}{bar}{layer}")

    return replace(scheme, factors=tuple(map(found, scheme.factors)), burnt=tuple(map(found, scheme.burnt)))


def scheme_json(scheme):
    """Return a scheme as JSON."""
    return json.dumps(_record(scheme), ensure_ascii=False, indent=1) + "\n"


def scheme_from_json(text, name="text"):
    """Return the scheme of a JSON text; `name` is what messages call it."""
    try:
        record = json.loads(text)
    except ValueError as error:
        raise InvalidValueError(f"{NAME} '{name}' is no JSON: {error}.") from None
    return _scheme(record, name)


def scheme_csv(scheme):
    """Return a scheme as a CSV table."""
    record = _record(scheme)
    factors, burnt = record.pop("factors"), record.pop("burnt")
    direct, matrix = record.pop("direct"), record.pop("matrix")
    rows = [{"part": "scheme", "key": key, "value": value} for key, value in record.items()]
    for factor in factors:
        item, grading = factor.pop("name"), factor.pop("grading")
        grades = grading.pop("rows", [])
        for key, value in {**factor, **grading}.items():
            rows.append({"part": "factor", "item": item, "key": key, "value": value})
        rows += [{"part": "grade", "item": item, "value": grade.pop("grade"), **grade} for grade in grades]
    rows += [{"part": "weight", "item": each["factor"], "value": each["weight"]} for each in direct]
    rows += [{"part": "comparison", "item": e["factor"], "key": e["to"], "value": e["value"]} for e in matrix]
    for each in burnt:
        item = each.pop("name")
        rows += [{"part": "burnt", "item": item, "key": key, "value": value} for key, value in each.items()]
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: "" if value is None else value for key, value in row.items()} for row in rows)
    return text.getvalue()


def scheme_from_csv(text, name="text"):
    """Return the scheme of a CSV table; `name` is what messages call it."""
    record = {"factors": [], "direct": [], "matrix": [], "burnt": []}
    factors, burnt = {}, {}
    for cells, quoted in table_rows(text.lstrip("\ufeff").splitlines(), COLUMNS, required=("part", "value"), name=NAME):
        part, item, key, value = (cells[column] for column in ("part", "item", "key", "value"))
        if part == "scheme":
            record[key] = value
        elif part == "factor":
            factors.setdefault(item, {})[key] = value
        elif part == "grade":
            grade = {"grade": value, **{column: cells[column] for column in ("from", "to", "class", "name")}}
            factors.setdefault(item, {}).setdefault("rows", []).append(grade)
        elif part == "weight":
            record["direct"].append({"factor": item, "weight": value})
        elif part == "comparison":
            record["matrix"].append({"factor": item, "to": key, "value": value})
        elif part == "burnt":
            burnt.setdefault(item, {})[key] = value
        else:
            raise InvalidValueError(
                f"{NAME} '{name}', row '{quoted}': part '{part}' is not known; parts are scheme, factor, grade, "
                "weight, comparison and burnt."
            )
    for item, fields in factors.items():
        outer = {key: fields.pop(key) for key in ("source", "measure", "unit") if key in fields}
        kind = fields.get("kind")
        keys = {"ranges": ("from", "to", "grade", "name"), "classes": ("class", "grade", "name")}.get(kind, ())
        if "rows" in fields:
            fields["rows"] = [{key: row[key] for key in keys} for row in fields["rows"]]
        record["factors"].append({"name": item, **outer, "grading": fields})
    record["burnt"] = [{"name": item, **fields} for item, fields in burnt.items()]
    return _scheme(record, name)


# A scheme as plain lists and dicts, and back.


def _record(scheme):
    """Return a scheme as JSON can hold it."""
    pairs = scheme.matrix.pairs() if scheme.matrix else ()
    return {
        "format": FORMAT,
        "version": VERSION,
        **{key: getattr(scheme, key).value for key in CHOICES},
        "minimum": scheme.minimum,
        "maximum": scheme.maximum,
        "factors": [
            {
                "name": factor.name,
                "source": factor.source,
                "measure": factor.measure.value,
                "unit": factor.unit,
                "grading": _grading_record(factor.grading),
            }
            for factor in scheme.factors
        ],
        "direct": [{"factor": name, "weight": weight} for name, weight in zip(scheme.names, scheme.direct)],
        "matrix": [
            {
                "factor": scheme.names[row],
                "to": scheme.names[column],
                "value": _exact_text(scheme.matrix.value(row, column)),
            }
            for row, column in pairs
        ],
        "burnt": [{"name": each.name, "source": each.source, "value": _highest(each.value)} for each in scheme.burnt],
    }


def _exact_text(value):
    """Return a comparison as people write it where that says all of it, else with all its digits."""
    text = comparison_text(value)
    return text if parse_comparison(text) == value else repr(value)


def _grading_record(grading):
    """Return a grading as JSON can hold it."""
    record = {"kind": grading.kind}
    if isinstance(grading, AsIs):
        return record
    if isinstance(grading, Transform):
        record["function"] = grading.function.value
        record.update({key: getattr(grading, key) for key in ("low", "high", "start", "end", "shape", "midpoint")})
    if isinstance(grading, Ranges):
        record["closed"] = grading.closed.value
        record["rows"] = [
            {"from": _bound(low), "to": _bound(high), "grade": _grade(grade), "name": name}
            for low, high, grade, name in grading.rows()
        ]
    if isinstance(grading, Classes):
        record["rows"] = [{"class": code, "grade": _grade(grade), "name": name} for code, grade, name in grading.rows()]
    record["outside"] = grading.outside.value
    if grading.outside is Outside.GRADE:
        record["other"] = _grade(grading.other)
    return record


def _bound(value):
    """Return a bound, None where there is none."""
    return value if math.isfinite(value) else None


def _grade(value):
    """Return a grade, a word where it is none."""
    return "barrier" if value == BARRIER else value


def _highest(value):
    """Return the value of what is burnt in, a word where it is none."""
    return "highest" if value is None else _grade(value)


def _scheme(record, name):
    """Return the scheme of a record, or raise with one sentence that says what is wrong where."""
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise InvalidValueError(
            f"{NAME} '{name}' does not say that it is one (format '{FORMAT}'); choose a file that was saved as a "
            "scheme."
        )
    try:
        version = int(record.get("version"))
    except (TypeError, ValueError):
        version = 0
    if not 1 <= version <= VERSION:
        raise InvalidValueError(
            f"{NAME} '{name}' is of version {record.get('version')}, this program knows versions up to {VERSION}; "
            "update the plugin, or save the scheme again."
        )
    try:
        return _read_scheme(record)
    except InvalidValueError as error:
        raise InvalidValueError(f"{NAME} '{name}': {error}") from None


def _read_scheme(record):
    """Return the scheme of a record whose format and version are known."""
    kinds = {key: _choice(kind) for key, kind in CHOICES.items()}
    kinds.update(minimum=_number, maximum=_number_or_none, format=str, version=int)
    kinds.update(dict.fromkeys(("factors", "direct", "matrix", "burnt"), _list_of_records))
    values = _fields(record, "the scheme", kinds)
    factors = tuple(_read_factor(each) for each in values.pop("factors", ()))
    names = tuple(factor.name for factor in factors)
    direct = [_fields(each, "weights", {"factor": str, "weight": _number}) for each in values.pop("direct", ())]
    pairs = [
        _fields(each, "comparisons", {"factor": str, "to": str, "value": parse_comparison})
        for each in values.pop("matrix", ())
    ]
    burnt = [
        _fields(each, "what is burnt in", {"name": str, "source": str, "value": _burnt_value})
        for each in values.pop("burnt", ())
    ]
    for key in ("format", "version"):
        values.pop(key)
    return WeighingScheme(
        factors,
        direct=_read_weights(direct, names),
        matrix=_read_matrix(pairs, names),
        burnt=tuple(Burnt(**each) for each in burnt),
        **values,
    )


def _read_weights(direct, names):
    """Return weights in the order of the factors."""
    found = {each.get("factor"): each.get("weight") for each in direct}
    if not found:
        return ()
    for name in names:
        if found.get(name) is None:
            raise InvalidValueError(f"factor '{name}' has no weight.")
    _check_named(found, names, "a weight")
    return tuple(found[name] for name in names)


def _check_named(found, names, what):
    """Raise if something is said of a factor that the scheme does not have."""
    for name in found:
        if name not in names:
            raise InvalidValueError(f"{what} is given for '{name}', which is none of the factors.")


def _read_matrix(pairs, names):
    """Return the comparisons as a matrix, None where there are none."""
    if not pairs:
        return None
    matrix = PairwiseMatrix.equal(names)
    for pair in pairs:
        ends = [pair.get(key) for key in ("factor", "to")]
        _check_named(ends, names, "a comparison")
        if "value" not in pair:
            raise InvalidValueError(f"the comparison of {ends[0]} to {ends[1]} has no value.")
        matrix = matrix.with_value(names.index(ends[0]), names.index(ends[1]), pair["value"])
    return matrix


def _read_factor(record):
    """Return the factor of a record."""
    name = record.get("name", "")
    kinds = {"name": str, "source": str, "measure": _choice(Measure), "unit": str, "grading": _record_itself}
    values = _fields(record, f"factor '{name}'", kinds)
    grading = values.pop("grading", {"kind": AsIs.kind})
    return Factor(**{"name": "", **values}, grading=_read_grading(grading, f"factor '{name}'"))


def _read_grading(record, where):
    """Return the grading of a record."""
    kinds = {"kind": str, "outside": _choice(Outside), "other": grade_number}
    kind = record.get("kind")
    if kind == AsIs.kind:
        _fields(record, where, {"kind": str})
        return AsIs()
    if kind == Transform.kind:
        numbers = dict.fromkeys(("low", "high", "start", "end", "shape", "midpoint"), _number)
        values = _fields(record, where, {**kinds, "function": _choice(Function), **numbers})
        _check_there(values, ("function", "low", "high", "start", "end"), where)
        del values["kind"]
        return Transform(**values)
    if kind not in (Ranges.kind, Classes.kind):
        raise InvalidValueError(
            f"{where} is graded by '{kind}'; gradings are '{AsIs.kind}', '{Ranges.kind}', '{Classes.kind}' and "
            f"'{Transform.kind}'."
        )
    closed = {"closed": _choice(Closed)} if kind == Ranges.kind else {}
    values = _fields(record, where, {**kinds, **closed, "rows": _list_of_records})
    _check_there(values, ("rows",), where)
    del values["kind"]
    rows = values.pop("rows")
    if kind == Ranges.kind:
        return Ranges(**_read_ranges(rows, where), **values)
    keys = {"class": _whole, "grade": grade_number, "name": str}
    rows = [_fields(row, where, keys, required=("class", "grade")) for row in rows]
    return Classes(
        tuple(row["class"] for row in rows),
        tuple(row["grade"] for row in rows),
        tuple(row.get("name", "") for row in rows),
        **values,
    )


def _read_ranges(rows, where):
    """Return bounds, grades and names of ranges that follow one another without a gap."""
    keys = {"from": _number_or_none, "to": _number_or_none, "grade": grade_number, "name": str}
    rows = [_fields(row, where, keys, required=("grade",)) for row in rows]
    return joined_ranges([(row.get("from"), row.get("to"), row["grade"], row.get("name", "")) for row in rows], where)


def joined_ranges(rows, where):
    """Return ranges as bounds, grades and names, refusing those that overlap or leave a gap.

    Parameters
    ----------
    rows : sequence of tuple
        ``(from, to, grade, name)``, in any order; None where a range has no end.
    where : str
        What messages call the factor.

    Returns
    -------
    dict
        ``bounds``, ``grades`` and ``names`` of `Ranges`.

    Raises
    ------
    InvalidValueError
        If there is no range, one is empty, or two leave a gap or overlap.
    """
    if not rows:
        raise InvalidValueError(f"{where} has no ranges; give at least one row of from, to and grade.")
    settled = sorted(
        (-math.inf if low is None else low, math.inf if high is None else high, grade, name)
        for low, high, grade, name in rows
    )
    for low, high, *_ in settled:
        if not low < high:
            raise InvalidValueError(f"{where}: range {low:g} to {high:g} is empty; from must be below to.")
    for (_, end, *_), (start, *_) in zip(settled, settled[1:]):
        if end != start:
            problem = (
                f"no range holds what lies between {end:g} and {start:g}"
                if end < start
                else (f"two ranges hold what lies between {start:g} and {end:g}")
            )
            raise InvalidValueError(f"{where}: {problem}; let each range begin where the one before it ends.")
    return {
        "bounds": (settled[0][0], *(row[1] for row in settled)),
        "grades": tuple(row[2] for row in settled),
        "names": tuple(row[3] for row in settled),
    }


def _fields(record, where, kinds, required=()):
    """Return the values of a record by key, each through its kind; unknown keys are refused."""
    if not isinstance(record, dict):
        raise InvalidValueError(f"{where} holds '{record}' where names and values are needed.")
    found = {}
    for key, value in record.items():
        if key not in kinds:
            raise InvalidValueError(f"{where} has the unknown key '{key}'; known are {', '.join(kinds)}.")
        try:
            found[key] = kinds[key](value)
        except InvalidValueError as error:
            raise InvalidValueError(f"{where}: {error}") from None
        except (TypeError, ValueError):
            raise InvalidValueError(f"{where}: {key} is '{value}', which cannot be understood.") from None
    _check_there(found, required, where)
    return found


def _check_there(found, required, where):
    """Raise if a key is missing."""
    for key in required:
        if key not in found:
            raise InvalidValueError(f"{where} has no {key}.")


def _choice(kind):
    """Return a reader of the words of an enumeration."""

    def read(word):
        try:
            return kind(word)
        except ValueError:
            words = ", ".join(member.value for member in kind)
            raise InvalidValueError(f"'{word}' is none of: {words}.") from None

    return read


def _number(value):
    """Return a finite number."""
    found = float(value)
    if isinstance(value, bool) or not math.isfinite(found):
        raise ValueError
    return found


def _number_or_none(value):
    """Return a number, None where there is none."""
    return None if value is None or value == "" else _number(value)


def _whole(value):
    """Return a class code."""
    found = _number(value)
    if found != int(found):
        raise InvalidValueError(f"class '{value}' must be a whole number.")
    return int(found)


def grade_number(value):
    """Return a grade as a number; empty, nodata and barrier mean that nothing can cross."""
    if value is None or str(value).strip().lower() in ("", "nodata", "nan", "barrier", "inf"):
        return BARRIER
    try:
        return _number(value)
    except (TypeError, ValueError):
        raise InvalidValueError(
            f"grade '{value}' must be a number of at least 0, or empty or barrier for what cannot be crossed."
        ) from None


def _burnt_value(value):
    """Return the resistance of what is burnt in; None for the highest."""
    return None if str(value).strip().lower() == "highest" else grade_number(value)


def _record_itself(value):
    """Return a record, or raise."""
    if not isinstance(value, dict):
        raise TypeError
    return value


def _list_of_records(value):
    """Return a list of records, or raise."""
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise TypeError
    return value

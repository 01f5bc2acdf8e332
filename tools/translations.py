"""Keep the translations: gather every text that people see, say what lacks a translation, compile what has one.

    python tools/translations.py update     put new texts into i18n/*.ts and take out those that are gone
    python tools/translations.py check      say what is missing or does not fit
    python tools/translations.py compile    make i18n/*.qm, which QGIS reads

Needs nothing but Python, since `lrelease` is not everywhere.
"""

import ast
import importlib.util
import json
import re
import struct
import sys
import xml.etree.ElementTree as ElementTree
from functools import cache
from pathlib import Path
from string import Formatter

ROOT = Path(__file__).resolve().parent.parent
CONTEXT = "EcoPattern"
MESSAGES_FILE = ROOT / "i18n" / "messages.json"
BUILT_IN = ("ValueError", "TypeError", "RuntimeError", "OSError", "KeyError", "AttributeError", "ImportError")
# Messages with fewer are only made of other messages; words with underscores or slashes name fields and files.
LEAST_LETTERS = 4
_IDENTIFIER = re.compile(r"\S*[_/]\S*|[A-Z]+")
# Fields of results that hold sentences, and what hands on the texts it is given.
SENTENCE_FIELDS = ("status", "method", "reason")
WRAPPERS = ("array", "join")
# Parts of a piece of a program that may be texts.
PARTS = {
    ast.BinOp: ("left", "right"),
    ast.BoolOp: ("values",),
    ast.Dict: ("values",),
    ast.FormattedValue: ("value",),
    ast.GeneratorExp: ("elt",),
    ast.IfExp: ("body", "orelse"),
    ast.JoinedStr: ("values",),
    ast.List: ("elts",),
    ast.ListComp: ("elt",),
    ast.Starred: ("value",),
    ast.Subscript: ("value",),
    ast.Tuple: ("elts",),
}
FLOORS = ("algorithms", "i18n", "processing_provider", "ui")
# What the format of compiled translations begins with, and the marks of its parts.
MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
HASHES, MESSAGES, LANGUAGE = 0x42, 0x69, 0xA7
END, TRANSLATION, SOURCE, CONTEXT_MARK, COMMENT = 1, 3, 6, 7, 8


def _style_words():
    """Return the module that knows the words in styles; its package is not imported, since that needs Qt."""
    spec = importlib.util.spec_from_file_location("styles", ROOT / "i18n" / "styles.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def sources():
    """Return all Python files whose texts people may see."""
    return [ROOT / "plugin.py", *(path for floor in FLOORS for path in sorted((ROOT / floor).rglob("*.py")))]


def _constants(trees):
    """Return the texts that modules keep under a name, by that name."""
    found = {}
    for tree in trees:
        for node in tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and node.value.value:
                found.update((t.id, node.value.value) for t in node.targets if isinstance(t, ast.Name))
    return found


@cache
def _parsed():
    """Return the programs by their files."""
    return {path: parsed(path.read_text("utf-8")) for path in sources()}


def parsed(program):
    """Return a program as a tree, with its constants written out within its texts."""
    tree = ast.parse(program)
    constants = _constants([tree])
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            texts = [constants.get(getattr(getattr(each, "value", None), "id", None)) for each in node.values]
            known = [isinstance(text, str) for text in texts]
            node.values = [ast.Constant(t) if k else each for each, t, k in zip(node.values, texts, known)]
    return tree


def gather():
    """Return every text and the files it is in, and the calls of `tr` whose text cannot be seen."""
    trees = _parsed()
    constants = _constants(trees.values())
    found, unseen = {}, []
    for path, tree in trees.items():
        for node in ast.walk(tree):
            called = _called(node)
            if called not in ("tr", "translate") or not node.args:
                continue
            argument = node.args[0]
            name = getattr(argument, "id", getattr(argument, "attr", None))
            text = argument.value if isinstance(argument, ast.Constant) else constants.get(name)
            if isinstance(text, str):
                found.setdefault(text, set()).add(path.relative_to(ROOT).as_posix())
            elif called == "tr":
                unseen.append(f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(argument)}")
    for text, place in (*_headings(), *_legends(), *_in_styles(), *_in_models(), *_messages(trees)):
        found.setdefault(text, set()).add(place)
    return found, unseen


def _called(node):
    """Return the name of what a node calls, without what it belongs to; None for other nodes."""
    if not isinstance(node, ast.Call):
        return None
    return getattr(node.func, "id", getattr(node.func, "attr", None))


def _messages(trees):
    """Yield what the core says when it refuses or reports, with ``{1}``, ``{2}`` for what it puts in, and the file.

    Such messages are not translated where they are made, since the core knows no Qt, but where they leave it.
    """
    core = [tree for path, tree in trees.items() if "algorithms" in path.parts]
    handed, given = {}, _given(core)
    for tree in core:
        for name, nodes in _handed_back(tree).items():
            handed.setdefault(name, []).extend(nodes)
    for path, tree in trees.items():
        for node in _spoken(tree, handed, given):
            template = _template(node)
            if sum(map(str.isalpha, template)) >= LEAST_LETTERS and not _IDENTIFIER.fullmatch(template):
                yield template, path.relative_to(ROOT).as_posix()


@cache
def _nodes(tree):
    """Return all nodes of a module."""
    return tuple(ast.walk(tree))


def _spoken(tree, handed, given):
    """Return what a module says; for a name or a call, what the name stands for or the function gives."""
    made, seen, found = {name: [*values] for name, values in _made(tree).items()}, set(), []
    for node in _nodes(tree):
        for name, values in given.get(getattr(node, "name", None), {}).items():
            made.setdefault(name, []).extend(values)
    waiting = [part for node in _nodes(tree) for part in _said(node)]
    while waiting:
        node = waiting.pop()
        called = _called(node)
        name = getattr(node, "id", called)
        if _template(node):
            found.append(node)
        if called in WRAPPERS:
            waiting += (each for each in node.args if not isinstance(each, ast.Name) or called == "array")
        elif called == "items":
            waiting.append(node.func.value)
        elif isinstance(node, (ast.Name, ast.Call)) and name not in seen:
            seen.add(name)
            waiting += made.get(name) or (handed.get(name, ()) if isinstance(node, ast.Call) else ())
        else:
            waiting += _parts(node)
    return found


def _parts(node):
    """Return the parts of a node that may be texts; the pieces of a template are none, and few keys are words."""
    parts = (getattr(node, name) for name in PARTS.get(type(node), ()))
    flat = [each for part in parts for each in (part if isinstance(part, list) else [part])]
    if isinstance(node, ast.JoinedStr):
        return [each for each in flat if isinstance(each, ast.FormattedValue)]
    keys = [key for key in getattr(node, "keys", ()) if str(getattr(key, "value", ""))[:1].isupper()]
    return flat + keys


def _given(trees):
    """Return what functions are called with, by the name of the function and of its parameter."""
    parameters, given = {}, {}
    for tree in trees:
        for node in _nodes(tree):
            if isinstance(node, ast.FunctionDef):
                names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
                parameters[node.name] = names[1:] if names[:1] in (["self"], ["cls"]) else names
                defaults = zip(names[::-1], node.args.defaults[::-1])
                given.setdefault(node.name, {}).update((name, [value]) for name, value in defaults)
    for tree in trees:
        made = _made(tree)
        for node in _nodes(tree):
            name = _called(node)
            if name in parameters:
                pairs = [*zip(parameters[name], node.args), *((each.arg, each.value) for each in node.keywords)]
                for parameter, value in pairs:
                    values = made.get(value.id, ()) if isinstance(value, ast.Name) else (value,)
                    given[name].setdefault(parameter, []).extend(values)
    return given


def _said(node):
    """Return what a node says to people: an error, a line in the log, or a sentence in a field of a result."""
    if isinstance(node, ast.FunctionDef) and node.name == "__str__":
        return [each.value for each in ast.walk(node) if isinstance(each, ast.Return) and each.value]
    called = _called(node) or ""
    refuses = called.endswith("Error") and called not in BUILT_IN
    if (refuses or called in ("say", "warn")) and node.args:
        return node.args[:1]
    if isinstance(node, ast.Dict):
        keys = (getattr(key, "value", None) for key in node.keys)
        return [value for key, value in zip(keys, node.values) if key in SENTENCE_FIELDS]
    if isinstance(node, ast.Call):
        return [each.value for each in node.keywords if each.arg == "name" and isinstance(each.value, ast.Constant)]
    return []


@cache
def _made(tree):
    """Return by name what a module assigns to it, goes through with it, or hands back from a function of it."""
    made = {name: [*values] for name, values in _handed_back(tree).items()}
    for node in _nodes(tree):
        pairs = ()
        if isinstance(node, ast.Assign):
            pairs = ((target, node.value) for target in node.targets)
        elif isinstance(node, (ast.For, ast.comprehension)):
            pairs = ((node.target, node.iter),)
        elif isinstance(node, ast.AugAssign):
            pairs = ((node.target, node.value),)
        for target, value in pairs:
            for one, part in _matched(target, value):
                made.setdefault(getattr(one, "id", None), []).append(part)
    return made


@cache
def _handed_back(tree):
    """Return by the name of each function of a module what it hands back."""
    handed = {}
    for node in _nodes(tree):
        if isinstance(node, ast.FunctionDef):
            ends = (each for each in ast.walk(node) if isinstance(each, (ast.Return, ast.Yield)))
            handed.setdefault(node.name, []).extend(each.value for each in ends if each.value)
    return handed


def _matched(target, value):
    """Yield each name that is set with what it is set to, such as ``a`` and ``b`` in ``a, b[k] = c, d``."""
    if isinstance(value, ast.IfExp):
        yield from (*_matched(target, value.body), *_matched(target, value.orelse))
    elif isinstance(target, ast.Tuple):
        zipped = value.args if _called(value) == "zip" else getattr(value, "elts", ())
        values = zipped if len(zipped) == len(target.elts) else [value] * len(target.elts)
        for one, part in zip(target.elts, values):
            yield from _matched(one, part)
    else:
        yield getattr(target, "value", target), value


def _template(node):
    """Return a text with numbered places for its values; empty if it is not written out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value.replace("{", "{{").replace("}", "}}")
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts, count = [], 0
    for value in node.values:
        if isinstance(value, ast.Constant):
            parts.append(value.value.replace("{", "{{").replace("}", "}}"))
        else:
            count += 1
            parts.append(f"{{{count}}}")
    return "".join(parts)


def templates():
    """Return the messages of the core, sorted."""
    return sorted({template for template, _ in _messages(_parsed())})


def _headings():
    """Yield the names and units of fields that tables show, and the file they are in."""
    path = ROOT / "algorithms" / "standard" / "report.py"
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "FIELDS":
            for pair in ast.literal_eval(node.value).values():
                yield from ((text, path.relative_to(ROOT).as_posix()) for text in pair if text)


def _legends():
    """Yield the classes of known legends and the sources of published gradings, and the file they are in."""
    folder = ROOT / "algorithms" / "resistance"
    for node in ast.walk(ast.parse((folder / "schemes.py").read_text("utf-8"))):
        if _called(node) == "_rows":
            rows = (row for row in node.args if isinstance(row, ast.Tuple))
            yield from ((row.elts[1].value, "algorithms/resistance/schemes.py") for row in rows)
    for source in _constants([ast.parse((folder / "presets.py").read_text("utf-8"))]).values():
        yield source, "algorithms/resistance/presets.py"


def _in_styles():
    """Return the words of styles and the files they are in."""
    words, found = _style_words(), []
    for path in sorted((ROOT / "processing_provider" / "styles").glob("*.qml")):
        texts = []
        words.translated(path.read_text("utf-8"), lambda text, texts=texts: texts.append(text) or text)
        found += [(text, path.relative_to(ROOT).as_posix()) for text in texts]
    return found


def _in_models():
    """Yield the labels of the shipped models and the files they are in."""
    for path in sorted((ROOT / "processing_provider" / "models").glob("*.model3")):
        for option in ElementTree.parse(path).getroot().iter("Option"):
            if option.get("name") == "description" and option.get("value"):
                yield option.get("value"), path.relative_to(ROOT).as_posix()


def read(path):
    """Return the translations in a ``.ts`` file by source text; empty where there is none yet."""
    if not path.exists():
        return {}
    messages = ElementTree.parse(path).getroot().iter("message")
    return {m.findtext("source"): m.findtext("translation") or "" for m in messages}


def write(path, found, known):
    """Write a ``.ts`` file with every text found, in the order of the files they are in."""
    root = ElementTree.Element("TS", version="2.1", language=path.stem.partition("_")[2], sourcelanguage="en")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    for text in sorted(found, key=lambda text: (min(found[text]), text)):
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "location", filename=f"../{min(found[text])}")
        ElementTree.SubElement(message, "source").text = text
        translation = ElementTree.SubElement(message, "translation")
        translation.text = known.get(text, "")
        if not translation.text:
            translation.set("type", "unfinished")
    ElementTree.indent(root, "    ")
    body = ElementTree.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")


def placeholders(text):
    """Return the names of what is put into a text, sorted; None if it is not well formed."""
    try:
        return sorted(f"{name}:{form}" for _, name, form, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return None


def faults(path, found):
    """Return what is wrong with a ``.ts`` file: texts without translation, or with other placeholders."""
    known, said = read(path), []
    for text in sorted(found):
        if not known.get(text):
            said.append(f"{path.name} lacks: {text}")
        elif placeholders(text) != placeholders(known[text]):
            said.append(f"{path.name} has other placeholders for: {text}")
        elif text.count("\n\n") != known[text].count("\n\n"):
            said.append(f"{path.name} has other paragraphs for: {text[:60]}")
    return said


def _hash(data):
    """Return the number by which Qt finds a text."""
    number = 0
    for byte in data:
        number = ((number << 4) + byte) & 0xFFFFFFFF
        high = number & 0xF0000000
        number = (number ^ (high >> 24)) & ~high & 0xFFFFFFFF if high else number
    return number or 1


def compiled(known, language):
    """Return translations in the format of Qt: texts behind each other, and a sorted table of where each begins."""
    texts, places = b"", []
    for source in sorted(text for text, translation in known.items() if translation):
        key = source.encode("utf-8")
        parts = ((TRANSLATION, known[source].encode("utf-16-be")), (COMMENT, b""), (SOURCE, key))
        parts += ((CONTEXT_MARK, CONTEXT.encode("utf-8")),)
        places.append((_hash(key), len(texts)))
        texts += b"".join(struct.pack(">BI", mark, len(part)) + part for mark, part in parts) + bytes([END])
    table = b"".join(struct.pack(">II", *place) for place in sorted(places))
    sections = ((LANGUAGE, language.encode("ascii")), (HASHES, table), (MESSAGES, texts))
    return MAGIC + b"".join(struct.pack(">BI", mark, len(part)) + part for mark, part in sections)


def compile_all():
    """Compile each translation and return the files made."""
    made = []
    for path in sorted((ROOT / "i18n").glob("*.ts")):
        target = path.with_suffix(".qm")
        # A desktop that is open has the old file in its memory, and ends at once where that is written to.
        fresh = target.with_suffix(".new")
        fresh.write_bytes(compiled(read(path), path.stem.partition("_")[2]))
        fresh.replace(target)
        made.append(target)
    return made


def main(task):
    """Do one of the three tasks; leave with 1 if something is missing."""
    if task == "compile":
        compile_all()
        return 0
    found, unseen = gather()
    paths = sorted((ROOT / "i18n").glob("*.ts"))
    if task == "update":
        for path in paths:
            write(path, found, read(path))
        MESSAGES_FILE.write_text(json.dumps(templates(), ensure_ascii=False, indent=0) + "\n", "utf-8")
    said = unseen + [fault for path in paths for fault in faults(path, found)]
    print("\n".join([*said, f"{len(found)} texts, {len(said)} faults"]))
    return 1 if said else 0


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in ("update", "check", "compile"):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))

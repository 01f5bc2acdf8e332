"""What the core says, in the language of the user: told anew where it leaves the core, which knows no Qt."""

import json
import re
from functools import lru_cache
from pathlib import Path
from string import Formatter

from . import tr as in_language

FILE = Path(__file__).with_name("messages.json")
NESTED = 2


@lru_cache(maxsize=1)
def _patterns():
    """Return each message of the core with a pattern that knows it, the most particular first."""
    templates = json.loads(FILE.read_text("utf-8"))
    return sorted(((_pattern(text), text) for text in templates), key=lambda pair: -len(pair[0].pattern))


def _pattern(template):
    """Return a pattern that knows a message whatever is put into it."""
    parts = []
    for literal, name, _, _ in Formatter().parse(template):
        parts.append(re.escape(literal))
        if name is not None:
            parts.append("(.*?)")
    return re.compile("".join(parts), re.DOTALL)


def told(message, nested=NESTED):
    """Return a message of the core in the language of the user; as it is if nobody knows it.

    What is put into a message may be a message itself, such as a list of faults.
    """
    for pattern, template in _patterns():
        found = pattern.fullmatch(message)
        if found:
            sentence = in_language(template)
            if sentence == template:
                return message
            inside = [told(group, nested - 1) if nested else group for group in found.groups()]
            return sentence.format(None, *inside)
    label, colon, rest = message.partition(": ")
    return f"{label}: {told(rest, nested - 1)}" if colon and nested else message

"""What the core says, in the language of the user: told anew where it leaves the core, which knows no Qt."""

import json
import re
from functools import cache
from pathlib import Path
from string import Formatter

from . import tr

# Under another name where the text is no literal, for literals alone are gathered.
in_language = tr
FILE = Path(__file__).with_name("messages.json")
NESTED = 6
# What is put into a message: its brackets are closed, and only at the end it may be a sentence after a colon; and, if
# that fits nothing, anything.
WITHIN, LAST, ANYTHING = r"((?:[^():]|:(?! )|\([^()]*\))*?)", r"((?:[^()]|\([^()]*\))*?)", r"(.*?)"
# Signs of East Asia, which are as wide as high and have no spaces between them.
WIDE = re.compile(r"[\u2e80-\U0010ffff\u2018-\u201d]")


def told(message, nested=NESTED):
    """Return a text or a message of the core in the language of the user; as it is if nobody knows it.

    What is put into a message may be a message itself, such as a list of faults; what stands in quotes is the user's.
    """
    known = in_language(message)
    if known != message or not nested:
        return known
    template, found = _recognised(message)
    if found:
        sentence = in_language(template)
        if sentence == template:
            return message
        quoted = set(found.re.groupindex.values())
        groups = enumerate(found.groups(), 1)
        return _filled(sentence, [text if k in quoted else _inside(text, nested - 1) for k, text in groups])
    label, colon, rest = message.partition(": ")
    sentence = told(rest, nested - 1)
    return f"{told(label, nested - 1)}{tr(': ')}{sentence}" if colon and sentence != rest else message


def _recognised(message):
    """Return the template that a message was made of and what its pattern found, or two times None."""
    # Few templates have all their words in the message, and only their patterns are tried.
    likely = [template for template, words in _templates() if all(word in message for word in words)]
    for closed in (True, False):
        for template in likely:
            found = _pattern(template, closed).fullmatch(message)
            if found:
                return template, found
    return None, None


@cache
def _templates():
    """Return each message of the core with the words between what is put into it, the most particular first."""
    templates = json.loads(FILE.read_text("utf-8"))
    words = {template: [literal for literal, *_ in Formatter().parse(template)] for template in templates}
    return sorted(words.items(), key=lambda item: -sum(map(len, item[1])))


@cache
def _pattern(template, closed):
    """Return a pattern that knows a message whatever is put into it; what stands in quotes is in a group ``q..``."""
    parts = [*Formatter().parse(template), ("", None, None, None)]
    pattern = ""
    for k, (literal, name, *_) in enumerate(parts):
        pattern += re.escape(literal)
        if name is not None:
            following = parts[k + 1][0]
            quoted = literal.endswith("'") and following.startswith("'")
            last = all(part[1] is None for part in parts[k + 1 :])
            inside = ANYTHING if quoted or not closed else LAST if last else WITHIN
            pattern += inside.replace("(", f"(?P<q{k}>", 1) if quoted else inside
    return re.compile(pattern, re.DOTALL)


def _inside(text, nested):
    """Return what is put into a message in the language of the user.

    It may be a message, a list, two names with "to" between them, or words with something in brackets. Names and what
    a user has to write, such as a choice, stay as they are.
    """
    known = told(text, nested)
    if known != text:
        return known
    bracket = re.fullmatch(r"([^()]+) \(([^()]*)\)", text)
    words = told(bracket[1], nested) if bracket else ""
    if bracket and words != bracket[1]:
        return tr("{a} ({b})").format(a=words, b=bracket[2])
    if ", " in text:
        parts = [_inside(part, nested) if re.search(r"\d", part) else part for part in text.split(", ")]
        return text if ", ".join(parts) == text else tr(", ").join(parts)
    pair = re.fullmatch(r"(\S+) to (\S+)", text)
    return tr("{a} to {b}").format(a=pair[1], b=pair[2]) if pair else text


def _filled(sentence, values):
    """Return a sentence with its values put in, and no space between two wide signs that have met."""
    text = ""
    for literal, name, *_ in Formatter().parse(sentence):
        for part in (literal, "" if name is None else values[int(name) - 1]):
            text = _met(text, part)
    return text


def _met(before, after):
    """Return two texts as one, without a space between wide signs where they meet."""
    one, other = before.rstrip(" "), after.lstrip(" ")
    return one + other if WIDE.match(one[-1:]) and WIDE.match(other) else before + after

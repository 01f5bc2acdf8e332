"""The words in a style file: labels of the legend and on the map, names of fields, and map tips."""

import html
import re

_LABEL = re.compile(r'(\slabel="|<alias\b[^>]*?\sname=")([^"]*)(?=")')
_ON_MAP = re.compile(r'(<text-style\b[^>]*?\sfieldName=")([^"]*)(?=")')
_TIP = re.compile(r"(<mapTip\b[^>]*>)(.*?)(?=</mapTip>)", re.DOTALL)
_EXPRESSION = re.compile(r"\[%.*?%\]", re.DOTALL)
_WORD_IN_EXPRESSION = re.compile(r"((?:THEN|ELSE) '|\|\| ' )([^']+)(?=')")
_BETWEEN_TAGS = re.compile(r"(?<=>)[^<>]+(?=<)")
_LETTER = re.compile(r"[^\W\d_]")


def translated(style, translate):
    """Return the text of a style file with its words translated.

    Parameters
    ----------
    style : str
        Text of a ``.qml`` file.
    translate : callable
        Takes a text and returns it in another language. Expressions within a sentence of a map tip are handed over as
        ``{1}``, ``{2}`` and so on, so that they can change places.
    """
    style = _LABEL.sub(lambda m: m[1] + html.escape(_words(html.unescape(m[2]), translate)), style)
    style = _ON_MAP.sub(lambda m: m[1] + html.escape(_in_expression(html.unescape(m[2]), translate)), style)
    return _TIP.sub(lambda m: m[1] + html.escape(_tip(html.unescape(m[2]), translate), quote=False), style)


def _words(text, translate):
    """Return a text translated, unless it is only figures."""
    return translate(text) if _LETTER.search(text) else text


def _in_expression(expression, translate):
    """Return an expression with the words that it chooses from, and the units behind its figures, translated."""
    return _WORD_IN_EXPRESSION.sub(lambda m: m[1] + _words(m[2], translate), expression)


def _tip(tip, translate):
    """Return the HTML of a map tip translated, with its expressions in place."""
    expressions = []

    def keep(match):
        expressions.append(_in_expression(match[0], translate))
        return f"{{{len(expressions) - 1}}}"

    def sentence(match):
        inside = [int(number) for number in re.findall(r"\{(\d+)\}", match[0])]
        numbered = re.sub(r"\{(\d+)\}", lambda m: f"{{{inside.index(int(m[1])) + 1}}}", match[0])
        back = _words(numbered, translate)
        return re.sub(r"\{(\d+)\}", lambda m: f"{{{inside[int(m[1]) - 1]}}}", back)

    plain = _EXPRESSION.sub(keep, tip)
    return re.sub(r"\{(\d+)\}", lambda m: expressions[int(m[1])], _BETWEEN_TAGS.sub(sentence, plain))

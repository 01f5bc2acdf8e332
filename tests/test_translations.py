"""Every text that people see is there in Chinese, says the same, and is found by Qt."""

import csv
import importlib.util
import json
import re
import shutil
from pathlib import Path

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from .. import plugin
from ..algorithms.errors import InvalidValueError
from ..i18n import tr
from ..i18n.messages import told
from ..i18n.styles import translated

ROOT = Path(__file__).resolve().parent.parent
STYLES = sorted((ROOT / "processing_provider" / "styles").glob("*.qml"))


def load(name):
    """Return a module of the tools."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = load("translations")
CHINESE = ROOT / "i18n" / "ecopattern_zh_CN.ts"


@pytest.fixture
def chinese(qgis_app, tmp_path):
    """Let QGIS speak Chinese for a while."""
    file = tmp_path / "zh.qm"
    file.write_bytes(tool.compiled(tool.read(CHINESE), "zh_CN"))
    translator = QTranslator()
    assert translator.load(str(file))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_every_text_can_be_gathered():
    """Texts stand as literals where they are translated, so that none is overlooked."""
    _, unseen = tool.gather()
    assert unseen == []


def test_every_text_has_chinese():
    """No text is without a translation, and each has the placeholders and paragraphs of the original."""
    found, _ = tool.gather()
    assert tool.faults(CHINESE, found) == []


def test_nothing_is_translated_that_is_not_there():
    """Texts that are gone are taken out of the file."""
    found, _ = tool.gather()
    assert sorted(set(tool.read(CHINESE)) - set(found)) == []


def test_chinese_uses_the_words_of_the_glossary():
    """Where the English text has a term of the glossary, the Chinese one has its term of the national guidelines."""
    with open(ROOT / "i18n" / "glossary.csv", encoding="utf-8") as file:
        glossary = {row["english"]: row["chinese"].split("|") for row in csv.DictReader(file)}
    wrong = []
    for text, chinese in tool.read(CHINESE).items():
        for term, words in glossary.items():
            # Names of fields and algorithms stay as they are.
            said = any(word in chinese.casefold() for word in (*words, term))
            if chinese and not said and re.search(rf"\b{term}s?\b", text, re.IGNORECASE):
                wrong.append(f"{term}: {text[:70]!r} -> {chinese[:50]!r}")
    assert wrong == []


def test_chinese_uses_chinese_punctuation():
    """Sentences end with a Chinese full stop where the original has one."""
    wrong = [
        text
        for text, chinese in tool.read(CHINESE).items()
        if chinese and text.endswith(".") and not text.endswith(" no.") and not chinese.endswith(("。", ".", "）"))
    ]
    assert wrong == []


def test_compiled_texts_are_found_by_qt(chinese):
    """Qt reads the compiled file and gives back each translation; an unknown text has none."""
    known = {text: translation for text, translation in tool.read(CHINESE).items() if translation}
    assert [text for text, translation in known.items() if tr(text) != translation] == []
    assert tr("Nobody ever wrote this.") == "Nobody ever wrote this."


def test_messages_of_the_core_are_known():
    """The list of messages is that of the code; `./run translations` makes it anew."""
    assert json.loads(tool.MESSAGES_FILE.read_text("utf-8")) == tool.templates()


MESSAGE = "Resistance has no data in any cell; resistance must be known somewhere."


def test_messages_of_the_core_are_told_in_chinese(chinese):
    """A message is known whatever is put into it, also behind a label, and the figures stay."""
    assert told(MESSAGE) == "阻力面的所有像元均无数据；必须有已知的阻力。"
    assert told(MESSAGE.replace("Resistance", "Band 7")) == "Band 7的所有像元均无数据；必须有已知的阻力。"
    assert told(f"Links: {MESSAGE}") == f"连接：{told(MESSAGE)}"
    assert told(str(InvalidValueError("Cutoff is -3; it must be a number of at least 0."))).startswith("阈值为 -3；")
    assert told("Something that nobody says.") == "Something that nobody says."


def test_sentences_within_sentences_are_told_in_chinese(chinese):
    """A warning made of a sentence and more, or of words for a choice, has nothing English left but names."""
    said = (
        "Suggested cutoff: 8 percent of each least-cost distance, where the curve of area against cutoff bends: 3 ha, "
        "40 percent of those at the largest cutoff; beyond it the area grows slower."
    )
    assert not re.search("[a-z]", told(said))
    said = (
        "The consistency ratio is 0.403; it should be below 0.1, since the comparisons contradict each other. Most of "
        "it mends if b to d is 4 instead of 1/4: the ratio is 0.000 then."
    )
    assert re.findall("[a-z]", told(said)) == ["b", "d"]


def test_what_users_wrote_or_must_write_stays(chinese):
    """Words in quotes and lists of choices are as they were; names and figures beside them are told."""
    assert (
        told("'Resistance' is none of: weighted sum, maximum.") == "“Resistance”不在下列之中：weighted sum, maximum。"
    )
    assert told("Land cover: value -2.5 found; classes must be whole numbers.").startswith("土地覆被：出现数值 -2.5；")


def test_lists_pairs_and_brackets_are_told_in_chinese(chinese):
    """What is put into a message may be a list, a grid or two ends of a way; brackets keep their commas."""
    said = (
        "Land cover holds classes 12 (2 cells), 13 (1 cells) and 4 more, unknown to the scheme clcd and to the table. "
    )
    told_all = told(f"{said}Add a row for each to the table, or choose the scheme of the map.")
    assert "12（2 个像元）、13（1 个像元）等（另有 4 个）" in told_all
    grids = "other has 1 x 2 cells of 3 x 4 from (0, 10), Resistance has 5 x 6 cells of 7 x 8 from (9, 1); all rasters "
    assert re.findall("[a-z]{2,}", told(f"{grids}must share one grid. Align them with ecopattern:harmonise.")) == [
        "other",
        "ecopattern",
        "harmonise",
    ]
    assert told("No path from 2 to 1, 3 to 1.") == "下列起止点之间没有路径：2 至 1、3 至 1。"


def test_chinese_sentences_have_no_spaces_between_them(chinese):
    """Where two Chinese texts meet there is no space, though there is one where they meet figures or names."""
    assert told("Buffer is -1; it must be at least 0.") == "缓冲为 -1；必须为不小于 0。"
    assert told("Band 7 is -1; it must be at least 0.") == "Band 7 为 -1；必须为不小于 0。"


def test_language_is_that_of_qgis(qgis_app, monkeypatch):
    """The desktop keeps its language in the settings; without a window QGIS may speak that of the system."""
    monkeypatch.setattr(plugin.QgsApplication, "locale", lambda: "zh")
    assert plugin.language(desktop=False) == "zh"
    QgsSettings().setValue("locale/userLocale", "zh-Hans")
    try:
        assert plugin.language(desktop=True) == "zh-Hans"
    finally:
        QgsSettings().remove("locale/userLocale")


def test_what_waits_under_a_name_is_gathered():
    """A message is found where it is said, under its name, in a function that makes it, and in what is put into it."""
    module = """
def doubts(share):
    yield f"Much lies at the top, {share} percent."

def tell(progress, few):
    start = "Nothing was found"
    sentence = f"{start}; look again."
    warnings = (*doubts(3), sentence)
    for each in warnings:
        progress.warn(each)
    progress.say("Few were taken." if few else "Many were taken.")
    late, early = ("Second one", "first") if few else ("Fourth one", "third")
    raise InvalidError(f"{NAME}: {refused(late, what='A thing')}")

NAME = "Table"

def refused(word, what):
    return f"{what} and {word} are wrong."

def keep(table):
    table["status"] = {"status": ["in use", f"left out for {table}"]}
    other = "This is said to nobody."
"""
    gathered = {template for template, _ in tool._messages({tool.ROOT / "algorithms" / "a.py": tool.parsed(module)})}
    assert gathered == {
        "Much lies at the top, {1} percent.",
        "Nothing was found",
        "{1}; look again.",
        "Few were taken.",
        "Many were taken.",
        "Table: {1}",
        "{1} and {2} are wrong.",
        "Second one",
        "Fourth one",
        "A thing",
        "in use",
        "left out for {1}",
    }


def test_messages_of_the_core_stay_english_without_translation(qgis_app):
    """Where there is no translation a message is as the core says it."""
    assert told(MESSAGE) == MESSAGE


def test_every_message_is_found_again(chinese):
    """Each message of the core, with figures put in, is told in Chinese."""
    lost = []
    for template in tool.templates():
        message = template.format(*(str(900 + k) for k in range(10)))
        if told(message) == message and tr(template) != template:
            lost.append(template)
    assert lost == []


@pytest.mark.parametrize(
    ("text", "translation", "said"),
    [
        ("{a:g} of {b}", "{b}中的{a:g}", 0),
        ("{a:g} of {b}", "{b}中的{a}", 1),
        ("{} is missing", "缺少", 1),
        ("One.\n\nTwo.", "一。二。", 1),
        ("Plain", "", 1),
    ],
)
def test_faults_are_noticed(tmp_path, text, translation, said):
    """A missing translation, another placeholder or a lost paragraph is a fault; another order is none."""
    file = tmp_path / "ecopattern_xx.ts"
    tool.write(file, {text: {"plugin.py"}}, {text: translation})
    assert tool.read(file) == {text: translation}
    assert len(tool.faults(file, {text: {"plugin.py"}})) == said


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_styles_stay_as_they_are_but_for_words(path):
    """A style translated into itself is the same style; translated, only its words differ."""
    style = path.read_text("utf-8")
    assert tool.ElementTree.canonicalize(translated(style, str)) == tool.ElementTree.canonicalize(style)
    shouted = translated(style, str.upper)
    assert shouted.count("<") == style.count("<")


def test_map_tips_keep_their_expressions():
    """Expressions change places with the words of the sentence, and words inside them are translated."""
    style = "<qgis><mapTip>&lt;b>Link [% \"a\" %] to [% CASE WHEN x THEN 'city' END %]&lt;/b></mapTip></qgis>"
    words = {"Link {1} to {2}": "{2} <- {1}", "city": "市"}
    told = translated(style, words.__getitem__)
    assert "[% CASE WHEN x THEN '市' END %] &lt;- [% \"a\" %]" in told


def test_language_of_another_country_is_better_than_none(tmp_path, monkeypatch):
    """The exact language is taken first, then one of the same language, else none."""
    (tmp_path / "i18n").mkdir()
    (tmp_path / "i18n" / "ecopattern_zh_CN.qm").write_bytes(b"")
    monkeypatch.setattr(plugin, "__file__", str(tmp_path / "plugin.py"))
    assert plugin.translation("zh_CN").name == plugin.translation("zh-Hans").name == "ecopattern_zh_CN.qm"
    assert plugin.translation("zh").name == "ecopattern_zh_CN.qm"
    assert plugin.translation("fr_FR") is None


def test_compiling_leaves_alone_what_an_open_desktop_has_in_its_memory(qgis_app, tmp_path, monkeypatch):
    """Texts that were loaded stay readable when the file is made again, shorter; written in place they would not."""
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    source = tmp_path / "i18n" / CHINESE.name
    source.parent.mkdir()
    shutil.copy(CHINESE, source)
    (file,) = tool.compile_all()
    before, size = file.stat().st_ino, file.stat().st_size
    with file.open("rb") as held:
        source.write_text("<TS/>", "utf-8")
        assert tool.compile_all() == [file]
        assert file.stat().st_ino != before
        assert file.stat().st_size < size == len(held.read())
    assert sorted(file.parent.iterdir()) == [file, source]

"""Reports come in the language of QGIS: headings, sentences, tables, charts and settings."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from ..languages import chinese_in
from .workspace import run

# Names, indices and choices are the same in every language; the settings also hold paths.
SAME = set(
    "Conefor CRITIC AHP Harary dPC intra flux connector NL NC CCP LCP LCPnum IIC IICnum PC PCnum ECA AWF MSC SLC ECS "
    "GD CPL".split()
)
REPORTS = {
    "securitypattern": ("LINKS", "PATCHES_OUT", "UNITS", "REPORT"),
    "resistancesurface": ("RESISTANCE", "REPORT"),
    "networkdesign": ("LINKS_OUT", "REPORT"),
}


@pytest.fixture(scope="module", params=REPORTS)
def page(request, workspace, tmp_path_factory):
    """Return the name of an algorithm and its report in Chinese, of a run like that of the other tests."""
    name = request.param
    folder = tmp_path_factory.mktemp(name)
    inputs, targets = workspace.inputs(name), workspace.outputs(name, folder)
    with chinese_in(folder):
        made = run(name, {**inputs, **{output: targets[output] for output in REPORTS[name]}})
    return name, Path(made["REPORT"]).read_text("utf-8")


def prose(page):
    """Return what people read on a page, without settings and the line on who made it."""
    page = re.sub(r"<style>.*?</style>|<footer>.*?</footer>|<header>.*?</header>", " ", page, flags=re.DOTALL)
    page = re.sub(r'<section id="chapter-\d+"><h2>设置</h2>.*?</section>', " ", page, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", " ", page))


def test_report_is_chinese(page):
    """No English word is left but names of indices and of factors; the page says which language it is in."""
    name, text = page
    assert '<html lang="zh-CN">' in text
    left = set(re.findall(r"[A-Za-z]{3,}", re.sub(r"\b\w+_\w+\b", " ", prose(text)))) - SAME
    assert left <= {"dem", "settlements", "roads", "cover", "land"}, name


def test_figures_of_a_chinese_report_stay(page):
    """Sentences hold figures as they are, and every map and table is counted."""
    name, text = page
    said = prose(text)
    assert "{" not in said
    assert "地图 1 " in re.sub(r"\s+", " ", said)
    assert "表 1 " in re.sub(r"\s+", " ", said)
    if name == "securitypattern":
        assert re.search(r"共有生境斑块 \d+ 个，面积 [\d,]+ 公顷，占土地面积的 \d+\.\d%。", said)
    if name == "networkdesign":
        assert re.search(r"在预算 \S+ 中投入 \S+ 建设 \d+ 条廊道", said)


def test_chart_of_a_chinese_report_is_chinese(page):
    """Axes and lines of the chart have their names in Chinese."""
    name, text = page
    for chart in re.findall(r'<svg class="chart".*?</svg>', text, re.DOTALL):
        texts = re.findall(r"<text[^>]*>([^<]*)</text>", chart)
        assert "预算" in texts
        assert not re.search(r"[A-Za-z]{2,}", " ".join(texts)), name

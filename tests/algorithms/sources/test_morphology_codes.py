"""Tests of what the codes of a morphological pattern mean."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from ....algorithms.sources.morphology_codes import colours
from .test_morphology import FOREGROUND_CODES

STYLES = Path(__file__).resolve().parents[3] / "processing_provider" / "styles"


@pytest.mark.parametrize(("style", "transition"), [("morphology", True), ("morphology_closed", False)])
def test_colours_are_those_of_the_styles(style, transition):
    """The styles show all codes in the colours of GuidosToolbox, with and without transitions."""
    entries = ElementTree.parse(STYLES / f"{style}.qml").getroot().iter("paletteEntry")
    shown = {int(entry.get("value")): entry.get("color") for entry in entries}
    assert shown == {code: "#{:02x}{:02x}{:02x}".format(*colour) for code, (_, colour) in colours(transition).items()}
    assert colours(transition)[35][1] == ((255, 0, 0) if transition else (0, 0, 0))
    assert colours(transition)[169][1] == ((255, 255, 0) if transition else (0, 0, 255))
    assert {code % 100 for code in colours() if code not in (129, 220)} - {0} == FOREGROUND_CODES

"""Processing algorithm `report`."""

from ...i18n import tr
from .. import pictures
from ..algorithm import EcoPatternAlgorithm
from ..parameters import LayersInput, ReportOutput, TextInput


class Report(EcoPatternAlgorithm):
    """Layers as one printable page of maps and tables."""

    NAME = "report"
    GROUP = "standard"

    def title(self):
        return tr("Report")

    def about(self):
        return tr(
            "Writes layers as one HTML file that needs nothing else: an overview map, then a map and the first rows of "
            "the table of each layer, as they are styled. It reads on screen and prints on A4."
        )

    def inputs(self):
        return (
            TextInput("TITLE", tr("Title"), tr("Stands at the top of the report."), tr("Report")),
            LayersInput(
                "LAYERS", tr("Layers"), tr("Map layers and tables, drawn as they are styled, the first on top.")
            ),
            TextInput(
                "NOTES",
                tr("Notes"),
                tr("What readers should know; an empty line starts a new paragraph."),
                optional=True,
                multiline=True,
            ),
        )

    def outputs(self):
        return (ReportOutput("REPORT", tr("Report"), tr("One HTML file with its maps inside.")),)

    def compute(self, inputs, progress):
        from ...algorithms.standard.report import layers_report

        layers = []
        for k, facts in enumerate(inputs["LAYERS"]):
            progress.report(k / len(inputs["LAYERS"]))
            layers.append(pictures.summary(facts))
        return {"REPORT": layers_report(inputs["TITLE"], layers, notes=inputs["NOTES"], overview=tr("All layers"))}

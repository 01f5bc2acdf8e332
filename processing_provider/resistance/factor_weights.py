"""Processing algorithm `factorweights`."""

from qgis.core import QgsProcessingOutputNumber

from ...i18n import tr
from ..algorithm import EcoPatternAlgorithm
from ..parameters import ChoiceInput, TableInput, TableOutput
from .inputs import RastersInput


class FactorWeights(EcoPatternAlgorithm):
    """How much each factor counts."""

    NAME = "factorweights"
    GROUP = "resistance"

    def title(self):
        return tr("Weights of factors")

    def about(self):
        return tr(
            "Weighs factors by comparison in pairs (AHP), by what their rasters say (entropy, CRITIC), or by both "
            "combined. For comparisons it also gives the consistency ratio, which should be below 0.1, and names the "
            "comparison whose change mends it best.\n\n"
            "AHP takes the principal eigenvector of the comparison matrix (Saaty 1980); entropy weighs more what "
            "differs more from place to place; CRITIC (Diakoulaki et al. 1995) weighs more what differs much and "
            "differently from the others. The number CONSISTENCY_RATIO is a result as well, for models and scripts."
        )

    def inputs(self):
        return (
            ChoiceInput(
                "METHOD",
                tr("Weigh by"),
                tr("Comparisons need the matrix, entropy and CRITIC the rasters; both together need both."),
                words={
                    "ahp": tr("Comparisons in pairs (AHP)"),
                    "entropy": tr("Entropy of the rasters"),
                    "critic": tr("CRITIC of the rasters"),
                    "combined": tr("Comparisons and rasters together"),
                },
                enum="resistance.factor_weights:Method",
            ),
            TableInput(
                "MATRIX",
                tr("Comparison matrix"),
                tr(
                    "Rows separated by ; such as 1,3,5; 1/3,1,3; 1/5,1/3,1: how much more important the factor of the "
                    "row is than that of the column, 1/9 to 9. The first row may name the factors; cells below the "
                    "diagonal may be empty. Also the path of a CSV file or of a weighing scheme."
                ),
                optional=True,
            ),
            RastersInput(
                "FACTORS",
                tr("Graded factors"),
                tr("Rasters on one grid, graded already; only cells known in all of them are looked at."),
                optional=True,
            ),
            ChoiceInput(
                "RANDOM_INDEX",
                tr("Random index"),
                tr("Which published list the consistency is measured by."),
                words={"saaty1980": tr("Saaty 1980"), "saaty2005": tr("Saaty 2005")},
                enum="resistance.pairwise_matrix:RandomIndex",
                advanced=True,
            ),
            ChoiceInput(
                "OBJECTIVE",
                tr("Combine comparisons with"),
                tr("Which weights of the rasters go together with those of the comparisons."),
                words={"entropy": tr("Entropy"), "critic": tr("CRITIC")},
                enum="resistance.weighting:Objective",
                advanced=True,
            ),
            ChoiceInput(
                "COMBINATION",
                tr("How both are combined"),
                tr("How two weights of a factor become one; all are then brought to a sum of 1."),
                words={
                    "multiplicative": tr("Their product"),
                    "additive": tr("Their mean"),
                    "geometric": tr("Their geometric mean"),
                },
                enum="resistance.weighting:Combination",
                advanced=True,
            ),
        )

    def outputs(self):
        return (
            TableOutput(
                "WEIGHTS",
                tr("Weights"),
                tr("factor and weight, their sum is 1; combined weights also with both they are made of."),
                id_field="factor",
            ),
        )

    def initAlgorithm(self, configuration=None):  # noqa: N802
        super().initAlgorithm(configuration)
        self.addOutput(QgsProcessingOutputNumber("CONSISTENCY_RATIO", tr("Consistency ratio")))

    def processAlgorithm(self, parameters, context, feedback):  # noqa: N802
        self._ratio = None
        results = super().processAlgorithm(parameters, context, feedback)
        return results if self._ratio is None else {**results, "CONSISTENCY_RATIO": self._ratio}

    def compute(self, inputs, progress):
        from ...algorithms.resistance.factor_weights import factor_weights

        found = factor_weights(
            inputs["METHOD"],
            matrix=inputs["MATRIX"],
            factors=inputs["FACTORS"],
            table=inputs["RANDOM_INDEX"],
            objective=inputs["OBJECTIVE"],
            combination=inputs["COMBINATION"],
            progress=progress,
        )
        self._ratio = None if found.judgement is None else found.judgement.consistency_ratio
        return {"WEIGHTS": found.weights}

"""EcoPattern plans ecological security patterns and the restoration that follows from them, inside QGIS."""


def classFactory(iface):  # noqa: N802, the name is QGIS's
    """Return the plugin object; QGIS calls this when it loads the plugin."""
    from .plugin import EcoPatternPlugin

    return EcoPatternPlugin(iface)

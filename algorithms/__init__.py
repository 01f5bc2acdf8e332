"""The science on numpy, scipy and numba: no QGIS, no Qt."""

"""Wrappers named as the core files of algorithms/investment."""

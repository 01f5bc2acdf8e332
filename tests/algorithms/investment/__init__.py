"""Tests of algorithms/investment."""

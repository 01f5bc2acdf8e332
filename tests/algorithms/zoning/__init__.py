"""Tests of algorithms/zoning."""

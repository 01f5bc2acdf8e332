"""Tests of algorithms/standard."""

"""Tests of algorithms/corridors."""

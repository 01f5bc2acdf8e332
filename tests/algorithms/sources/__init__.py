"""Tests of algorithms/sources."""

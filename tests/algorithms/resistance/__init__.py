"""Tests of algorithms/resistance."""

"""Tests of algorithms/circuits."""

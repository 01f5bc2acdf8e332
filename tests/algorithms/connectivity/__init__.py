"""Tests of algorithms/connectivity."""

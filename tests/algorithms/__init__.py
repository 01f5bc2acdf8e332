"""Tests of algorithms, laid out as the code they check."""

"""Tests of ui, laid out as the code they check."""

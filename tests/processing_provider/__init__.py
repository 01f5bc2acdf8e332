"""Tests of processing_provider, laid out as the code they check."""

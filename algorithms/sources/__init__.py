"""Which habitat counts as source: patches, morphology and selection."""

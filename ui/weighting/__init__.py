"""The weighting dialog: factors, their grades and their weights, with the resistance they make at every step."""

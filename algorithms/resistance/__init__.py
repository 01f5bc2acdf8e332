"""How hard each cell is to cross: class tables, factors and weights."""

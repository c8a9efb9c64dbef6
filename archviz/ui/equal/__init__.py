"""Equal cost by hand: a total is locked, one dimension of the design is dragged, another one follows."""

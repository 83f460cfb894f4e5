"""What a forecast's money buys, and what its answer rests on."""

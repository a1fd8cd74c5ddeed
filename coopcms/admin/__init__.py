"""The desk: where the network's people write, review and release."""

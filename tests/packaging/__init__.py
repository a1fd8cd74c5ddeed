"""The wheel: what an installation without a checkout gets."""

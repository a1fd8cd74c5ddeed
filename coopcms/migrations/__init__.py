"""Numbered migrations and the list of models they must agree with."""

"""Measuring the desk at the size of the whole network: `pytest -m bench tests/bench -q -s`, by hand."""

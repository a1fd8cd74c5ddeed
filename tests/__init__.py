"""The tests mirror the package: tests/<feature>/test_<file>.py."""

"""Organisations, people, topics and the network's settings."""

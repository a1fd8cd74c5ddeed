"""Transitions, lanes, sign-offs, change requests, comments, worklists."""

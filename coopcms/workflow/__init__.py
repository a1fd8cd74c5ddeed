"""Who may do what with an item, and what follows: a pure function of a workflow file and of facts.

Nothing here may import Flask, Peewee or any other room; nothing reads a clock, a file (but for `loader`) or a session.
Whoever asks brings the facts, and whoever gets an answer writes it down.
"""

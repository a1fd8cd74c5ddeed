"""The demo network: real centres by their public facts, fictional people, texts as data in `texts/`."""

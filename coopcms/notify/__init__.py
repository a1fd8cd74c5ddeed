"""Telling people: inbox rows and mails, as handlers of ledger events."""

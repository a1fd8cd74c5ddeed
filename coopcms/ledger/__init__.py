"""What every transaction writes beside its own rows: history, outbox, jobs, generation, events."""

"""Every address × everybody × every state, compared with what the workflow files say (editorial.md §8, edge 20)."""

"""The `coopcms` command: one file per command, the same services as the desk."""

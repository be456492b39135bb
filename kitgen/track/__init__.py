"""What was counted: by the collector, in logs, by other programs; and who is a machine."""

"""The Read page: radiographs, their verdicts, and where the model looked."""

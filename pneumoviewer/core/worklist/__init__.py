"""The work list: radiographs to read, how they are arranged, what a model says of them, and how far that is. No Qt."""

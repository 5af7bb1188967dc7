"""The settings: dialogs about the program itself."""

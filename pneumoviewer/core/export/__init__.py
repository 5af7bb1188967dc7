"""Exports: tables, and DICOM objects, of radiographs and results. Knows no Qt and no torch."""

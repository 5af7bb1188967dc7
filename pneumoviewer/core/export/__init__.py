"""What is known of radiographs, written for others: tables, and DICOM objects. Knows no Qt and no torch."""

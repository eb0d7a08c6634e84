"""File text to dataclasses and back, one module per format; no database, no framework."""

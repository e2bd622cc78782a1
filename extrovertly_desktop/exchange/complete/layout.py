"""What reader and writer of the complete format agree on."""

FORMAT = "extrovertly-complete"
VERSION = 1
BYTES = "$bytes"
HEAD = '{"format":"extrovertly-complete"'
"""How a document of ours begins once spaces are gone."""

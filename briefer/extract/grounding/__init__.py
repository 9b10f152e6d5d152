"""The parts of the grounding gate; `briefer.extract.gate` is their public face."""

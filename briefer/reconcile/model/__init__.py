"""The ledger by a language model: it says which claims state one thing and which answer one question differently.

wire        the record of an answer
lines       claims → numbered lines, in batches of what may belong together
figures     do two claims give figures that cannot both be right, or that measure different things?
topics      may a topic be told: neutral, and of nothing that the claims do not speak of?
checks      an answer → groups, points and updates that code can stand behind, and what is wrong with the rest
proved      disputes that the embedded engine's detectors proved: no model may drop them
ledger      what was checked → facts, contested points and updates
asking      what is asked, and asked again
"""

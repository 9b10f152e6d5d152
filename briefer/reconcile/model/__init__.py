"""The ledger by a language model: it says which claims state one thing and which answer one question differently.

wire        the records of answers
lines       claims → numbered lines, near ones next to each other
passages    the articles' sentences, numbered through, with the claims that rest on them
sections    sentences in sections of what may belong together
parts       how they are put together
figures     do two claims give figures that cannot both be right, or that measure different things?
topics      may a topic be told: neutral, and of nothing that the claims do not speak of?
checks      an answer about claims → groups, points and updates that code can stand behind, and what is wrong with the rest
reading     an answer that cites sentences, held to the same
together    what several readings found, as one
review      what is shown in the end, and what comes of it
proved      disputes that the embedded engine's detectors proved: no model may drop them
apart       two sides in one sentence: each cites the part that says its own answer
ledger      what was checked → facts, contested points and updates
questions   what each question shows
comparing   a story of many claims: what is asked, one after the other
asking      a story → its ledger
"""

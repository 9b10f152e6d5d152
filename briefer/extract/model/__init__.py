"""Claims by a language model: it says what the article's numbered sentences state, code makes the claims.

wire        the record of an answer
numbering   an article → numbered sentences, in windows of a length that a model reads well
questions   articles → what is asked, which leaves before anything below is loaded
planted     sentences that instruct their reader, of which no claim is made
claims      an answer → claims past the grounding gate; what is refused gives way to the source's own words
copies      the claims of a text → those of its copies, at the copies' own offsets
asking      answers → extractions: what is asked again, and left to the embedded engine
"""

"""The only place that knows a language model's client: asking, retries, prompts, the response cache, usage and budget.

options   what to ask, where and within which budget
asking    Ask → Reply, and the protocol of whatever answers
prompts   a versioned template file → messages, with its hash
schema    a wire model → a strict JSON Schema
answers   a completion's text → a validated value, or the reason to ask again
cache     answers kept between runs
budget    tokens and dollars, reserved before a call and counted after it
retries   when to try again, and how long to wait
failures  what an error of the server means, and what to do about it
dialect   which features of a request this server takes
late      the vendor's package without what nothing here uses
client    all of these joined
"""

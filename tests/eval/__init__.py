"""The evaluation: how good briefings are, held against gold answers and pinned floors."""

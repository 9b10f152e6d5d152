"""From a date's articles to the stories that are briefed: grouped by event, by topic, the weightiest first."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefer.archive.articles import Version
from briefer.archive.runs import KeptStory
from briefer.language.tokens import content_lemmas
from briefer.settings.model import Topics
from briefer.stories import Grouping, KnownStory, Story, StoryItem, as_row, from_row, group, recent

OPENING = 600
"""Characters of an article in which a topic's words are looked for, besides its title."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A story to brief, with its articles in the order in which they were read, and the saved searches that find it."""

    story: Story
    versions: tuple[Version, ...]
    searches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The stories to brief, weightiest first, how many more there were, and all stories as they are known from now on."""

    chosen: tuple[Chosen, ...]
    more: int
    known: tuple[KnownStory, ...]


def choose(
    versions: Sequence[Version],
    known: Sequence[KeptStory],
    topics: Topics,
    most: int,
    searched: Mapping[int, Sequence[str]] | None = None,
) -> Choice:
    """Group the articles into stories and choose at most `most` of them, then at most as many again of those that a saved
    search finds; `searched` names the searches by the version that they find.

    A story that a search finds need not hold a topic to keep; one that holds a topic to leave out is left out all the same.
    """
    first = {version.key: version for version in reversed(versions)}
    items = [_item(version) for version in first.values()]
    remembered = recent([from_row(json.loads(story.signature)) for story in known])
    grouping = group(sorted(items, key=lambda item: item.id), remembered)
    order = {version.key: n for n, version in enumerate(versions)}
    stories = [_chosen(story, first, order, searched or {}) for story in grouping.stories]
    wanted = [story for story in stories if _wanted(story, topics)]
    wanted.sort(key=_weight)
    chosen = (*wanted[:most], *[story for story in wanted[most:] if story.searches][:most])
    return Choice(chosen, len(wanted) - len(chosen), _known(grouping))


def as_kept(story: KnownStory) -> str:
    """What the archive keeps of a story to know it again."""
    return json.dumps(as_row(story), ensure_ascii=False)


def _item(version: Version) -> StoryItem:
    article = version.article
    text = "\n\n".join(article.text[block.start : block.end] for block in article.blocks)
    return StoryItem(id=version.key, title=article.title or "", text=text, published=article.published)


def _chosen(
    story: Story, versions: Mapping[str, Version], order: Mapping[str, int], searched: Mapping[int, Sequence[str]]
) -> Chosen:
    mine = tuple(versions[key] for key in sorted(story.items, key=order.__getitem__))
    names = {name: None for version in mine for name in searched.get(version.id, ())}
    return Chosen(story, mine, tuple(names))


def _known(grouping: Grouping) -> tuple[KnownStory, ...]:
    """The stories of this date alone: the archive keeps the others under the dates on which they were."""
    today = {story.id for story in grouping.stories}
    return tuple(story for story in grouping.known if story.id in today)


def _weight(chosen: Chosen) -> tuple[int, int, int, str]:
    """Least first: how many publishers tell it, how many different texts, whether it goes on, its id."""
    publishers = {version.article.publisher or version.key for version in chosen.versions}
    texts = {version.text_sha256 for version in chosen.versions}
    return -len(publishers), -len(texts), -int(chosen.story.continued), chosen.story.id


# ---------------------------------------------------------------- topics
def _wanted(chosen: Chosen, topics: Topics) -> bool:
    if not topics.keep and not topics.leave_out:
        return True
    said = [_words(version) for version in chosen.versions]
    if any(_about(said, topic) for topic in topics.leave_out):
        return False
    return not topics.keep or bool(chosen.searches) or any(_about(said, topic) for topic in topics.keep)


def _words(version: Version) -> tuple[str, ...]:
    article = version.article
    body = "\n".join(article.text[block.start : block.end] for block in article.blocks)
    return content_lemmas(f"{article.title or ''}\n{body[:OPENING]}")


def _about(said: Sequence[tuple[str, ...]], topic: str) -> bool:
    """Do half of a story's articles, or more, hold the topic's words in their order, in any form?"""
    wanted = content_lemmas(topic)
    holding = sum(any(words[n : n + len(wanted)] == wanted for n in range(len(words) - len(wanted) + 1)) for words in said)
    return bool(wanted) and 2 * holding >= len(said)

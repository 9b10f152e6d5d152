"""Articles in, stories out: the way through the stage's modules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from briefer.errors import UsageError
from briefer.stories.clusters import Group, grow
from briefer.stories.copies import copies
from briefer.stories.days import span
from briefer.stories.memory import known_group, known_story
from briefer.stories.naming import heading, new_id, telling_terms, typical
from briefer.stories.neighbours import nearest, neighbours
from briefer.stories.records import Grouping, KnownStory, Story, StoryItem
from briefer.stories.terms import Vector, counts, unit, vectors

Vectored = Sequence[tuple[StoryItem, Vector]]


def group(items: Sequence[StoryItem], known: Sequence[KnownStory] = ()) -> Grouping:
    """The articles grouped by the event they report; a story in `known` keeps its id and takes in what goes on with it.

    The order of the items does not matter. An article that a known story has already stays in it. A new story's id is made
    from its first article's text. Costs grow in proportion to the number of articles and of known stories. Raises
    `UsageError` where two items, or two known stories, have one id.
    """
    _distinct("article", (item.id for item in items))
    _distinct("story", (story.id for story in known))
    ordered = sorted(items, key=_by_day)
    vectored = list(zip(ordered, vectors([counts(item) for item in ordered]), strict=True))
    groups = [known_group(story) for story in known]
    _settle(vectored, groups, known)
    _add_new(vectored, groups, known)
    grown = [grown for grown in grow(groups) if grown.members]
    return _grouping(items, vectored, grown, known)


def _by_day(item: StoryItem) -> tuple[bool, dt.date, str]:
    return item.published is None, item.published or dt.date.min, item.id


def _distinct(what: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for ident in ids:
        if ident in seen:
            raise UsageError(ident, f"more than one {what} has this id", "give each an id of its own")
        seen.add(ident)


def _settle(vectored: Vectored, groups: Sequence[Group], known: Sequence[KnownStory]) -> None:
    """Put each article that is known into its story's group; the group's figures have it already."""
    home = {ident: number for number, story in reversed(list(enumerate(known))) for ident in story.items}
    for index, (item, _) in enumerate(vectored):
        if item.id in home:
            groups[home[item.id]].members.append(index)


def _add_new(vectored: Vectored, groups: list[Group], known: Sequence[KnownStory]) -> None:
    """Add a group for each text that is not known, linked with the texts and the known stories near it."""
    settled = {index for standing in groups for index in standing.members}
    new = [index for index in range(len(vectored)) if index not in settled]
    news = [vectored[index][1] for index in new]
    near = neighbours(news)
    texts = copies(news, [span([vectored[index][0].published]) for index in new], near)
    of = {place: len(groups) + number for number, places in enumerate(texts) for place in places}
    old = nearest(news, [unit(dict(story.signature)) for story in known])
    for places in texts:
        made = _text([vectored[new[place]] for place in places])
        made.members = [new[place] for place in places]
        links = [of[other] for place in places for other in near[place]]
        made.links = list(dict.fromkeys([*links, *(other for place in places for other in old[place])]))
        groups.append(made)


def _text(vectored: Vectored) -> Group:
    """The group of one text: an article, or the copies of one."""
    total: Vector = {}
    for _, vector in vectored:
        for term, weight in vector.items():
            total[term] = total.get(term, 0.0) + weight
    return Group(unit(total), 1, 0.0, span(item.published for item, _ in vectored))


# ---------------------------------------------------------------- what comes out
def _grouping(
    items: Sequence[StoryItem], vectored: Vectored, grown: Sequence[Group], known: Sequence[KnownStory]
) -> Grouping:
    kept = {story.id: story for story in known}
    owner: dict[str, str] = {}
    stories = []
    for standing in sorted(grown, key=lambda g: (not g.ident, min(g.members))):
        mine = [vectored[index] for index in sorted(standing.members)]
        story, kept_of_it = _named(standing, mine, kept)
        stories.append(story)
        kept[story.id] = kept_of_it
        owner |= dict.fromkeys(story.items, story.id)
    stories.sort(key=lambda story: (-len(story.items), story.id))
    return Grouping({item.id: owner[item.id] for item in items}, tuple(stories), tuple(kept.values()))


def _named(standing: Group, mine: Vectored, kept: Mapping[str, KnownStory]) -> tuple[Story, KnownStory]:
    """The group as a story, and what to keep of it; `kept` are the stories named before."""
    ident = standing.ident or new_id(mine[0][0], kept)
    before = kept[ident].items if standing.ident else ()
    by_weight = typical(standing.total, mine)
    title = heading(by_weight)
    ids = tuple(item.id for item, _ in mine)
    story = Story(
        id=ident,
        items=ids,
        title=title,
        terms=telling_terms(standing.total, by_weight),
        first=standing.days[0],
        last=standing.days[1],
        continued=bool(standing.ident),
    )
    return story, known_story(standing, ident, title, dict.fromkeys([*before, *ids]))

"""Lines in parts of what may belong together, none larger than a model surveys; a line near two parts may stand in both.

Close lines form clusters by average linkage (Sokal and Michener 1958), clusters fill parts of about one size, and single
lines move to where they have more company. What is near and yet apart is then brought together as far as there is room,
the nearest first. Only near pairs are looked at, so the work grows with them and not with all pairs.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping, Sequence

CLUSTER = 12
"""Lines of a cluster that is moved as one."""
SLACK = 0.15
"""How much larger or smaller than the others a part may be before lines are shared."""
ROUNDS = 6

Near = Mapping[tuple[int, int], float]
"""How alike two lines are, for the pairs that are alike enough; the lower number first."""
Beside = Sequence[Mapping[int, float]]
"""The same by line."""


def parts(count: int, near: Near, home: int, most: int) -> list[list[int]]:
    """The lines 0 to `count` - 1 in parts of about `home` lines of their own, with lines of others up to `most` in all.

    Each line stands in one part at least; the parts are in the order of their first lines, and so are their lines.
    """
    number = max(1, -(-count // home))
    size = count / number
    beside: list[dict[int, float]] = [{} for _ in range(count)]
    for (i, j), value in sorted(near.items()):
        beside[i][j] = beside[j][i] = value
    cap = min(most, math.ceil(size * (1 + SLACK)))
    of = _packed(_clusters(count, near, min(CLUSTER, cap)), beside, number, cap)
    _moved(of, beside, number, cap, int(size * (1 - SLACK)))
    held = [{line for line in range(count) if of[line] == part} for part in range(number)]
    _shared(held, of, near, beside, most)
    return sorted(sorted(part) for part in held if part)


def _clusters(count: int, near: Near, most: int) -> list[list[int]]:
    """The lines in clusters of at most `most`, joined from the closest on."""
    weight: list[dict[int, float]] = [{} for _ in range(count)]
    for (i, j), value in near.items():
        weight[i][j] = weight[j][i] = value
    members: list[list[int]] = [[n] for n in range(count)]
    version = [0] * count
    heap = [(-value, i, j, 0, 0) for (i, j), value in near.items()]
    heapq.heapify(heap)
    while heap:
        _, a, b, seen_a, seen_b = heapq.heappop(heap)
        stale = version[a] != seen_a or version[b] != seen_b
        if stale or len(members[a]) + len(members[b]) > most:
            continue
        members[a] += members[b]
        version[a] += 1
        members[b], version[b] = [], -1
        del weight[a][b]
        for other, value in weight[b].items():
            if other != a:
                weight[a][other] = weight[a].get(other, 0.0) + value
                del weight[other][b]
                weight[other][a] = weight[a][other]
        weight[b] = {}
        for other, value in weight[a].items():
            low, high = sorted((a, other))
            closeness = value / math.sqrt(len(members[a]) * len(members[other]))
            heapq.heappush(heap, (-closeness, low, high, version[low], version[high]))
    return [cluster for cluster in members if cluster]


def _packed(clusters: Sequence[Sequence[int]], beside: Beside, number: int, cap: int) -> dict[int, int]:
    """Line → part: the clusters, largest first, each into the part with the most company for its size that has room."""
    of: dict[int, int] = {}
    sizes = [0] * number
    for cluster in sorted(clusters, key=lambda c: (-len(c), min(c))):
        company = [0.0] * number
        for line in cluster:
            for other, value in beside[line].items():
                if other in of:
                    company[of[other]] += value
        roomy = [p for p in range(number) if sizes[p] + len(cluster) <= cap]
        if roomy:
            chosen = max(roomy, key=lambda p: (company[p] / max(1, sizes[p]), -sizes[p], -p))
            of |= dict.fromkeys(cluster, chosen)
            sizes[chosen] += len(cluster)
            continue
        for line in cluster:
            least = min(range(number), key=lambda p: (sizes[p], p))
            of[line] = least
            sizes[least] += 1
    return of


def _moved(of: dict[int, int], beside: Beside, number: int, cap: int, low: int) -> None:
    """Move single lines to the part where they have most company, while sizes stay between `low` and `cap`."""
    sizes = [0] * number
    for part in of.values():
        sizes[part] += 1
    for _ in range(ROUNDS):
        settled = True
        for line in sorted(of):
            company = [0.0] * number
            for other, value in beside[line].items():
                company[of[other]] += value
            here = of[line]
            best = max(range(number), key=lambda p: (company[p] if sizes[p] < cap or p == here else -1.0, -p))
            if company[best] > company[here] and sizes[here] > low and sizes[best] < cap:
                of[line] = best
                sizes[here] -= 1
                sizes[best] += 1
                settled = False
        if settled:
            return


def _shared(held: Sequence[set[int]], of: Mapping[int, int], near: Near, beside: Beside, most: int) -> None:
    """Bring near lines of different parts together: of two, the one with more company in the other's part goes there."""
    for (i, j), _ in sorted(near.items(), key=lambda entry: (-entry[1], entry[0])):
        if any(i in part and j in part for part in held):
            continue
        open_to = [
            (sum(value for other, value in beside[line].items() if other in held[part]), -line, line, part)
            for line, part in ((i, of[j]), (j, of[i]))
            if len(held[part]) < most
        ]
        if open_to:
            _, _, line, part = max(open_to)
            held[part].add(line)

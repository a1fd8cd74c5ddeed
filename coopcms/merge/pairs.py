"""Which block became which where some were replaced: those of one id, then the most similar ones, in order."""

from coopcms.merge.keys import words_of
from coopcms.merge.words import similarity

_ALIKE = 0.4  # of the words, from here on one block is the other one changed
CELLS = 10_000  # so many comparisons are worth their time, about a tenth of a second


def pairs(old: list[dict], new: list[dict], most: int = CELLS) -> list[tuple[int, int]]:
    """(place in old, place in new) of the blocks that are alike, both rising; beyond `most` pairs by place only."""
    if not old or not new:
        return []
    if len(old) * len(new) > most:
        places = [(n, n) for n in range(min(len(old), len(new)))]
        return [(i, j) for i, j in places if _score(_counted(old[i]), _counted(new[j])) > 0]
    return _best([_counted(block) for block in old], [_counted(block) for block in new])


def _counted(block: dict) -> tuple:
    return block.get("type"), words_of(block), block.get("id")


def _score(old: tuple, new: tuple) -> float:
    alike = similarity(old[1], new[1])
    if old[2] and old[2] == new[2]:
        return 1.2 + alike
    return alike + (0.1 if old[0] == new[0] else 0) if alike >= _ALIKE else 0.0


def _best(old: list[tuple], new: list[tuple]) -> list[tuple[int, int]]:
    """The pairs in order whose scores add up highest (longest common subsequence with weights)."""
    scores = [[_score(a, b) for b in new] for a in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            paired = scores[i][j] and scores[i][j] + best[i + 1][j + 1]
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    out, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if scores[i][j] and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            out.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return out

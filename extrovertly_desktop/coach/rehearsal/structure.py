"""Whether a scene hangs together: every beat and ending can be reached, and every way leads to an ending."""

from collections.abc import Iterator

from extrovertly_desktop.coach.rehearsal.packs import Scene


def faults_of(scene: Scene) -> list[str]:
    """Return everything that is wrong with how a scene is built, a sentence each."""
    beats, endings = [beat.id for beat in scene.beats], [ending.id for ending in scene.endings]
    names = [*beats, *endings]
    if len(set(names)) < len(names):
        return ["two beats or endings have the same name"]
    if scene.start not in beats:
        return [f"it starts with {scene.start}, which is no beat"]
    ways = {beat.id: [way.to for way in beat.ways] for beat in scene.beats}
    strange = [f"{name}: leads to {to}, which does not exist" for name in ways for to in ways[name] if to not in names]
    return strange or [*_unreached(scene.start, ways, names), *_circles(ways)]


def _unreached(start: str, ways: dict[str, list[str]], names: list[str]) -> Iterator[str]:
    reached, todo = {start}, [start]
    while todo:
        for to in ways.get(todo.pop(), ()):
            if to not in reached:
                reached.add(to)
                todo.append(to)
    yield from (f"{name}: nothing leads there" for name in names if name not in reached)


def _circles(ways: dict[str, list[str]]) -> Iterator[str]:
    """Beats lead only onward, so that a scene ends whatever is said."""
    left = dict(ways)
    while done := [name for name, to in left.items() if not any(each in left for each in to)]:
        for name in done:
            del left[name]
    yield from (f"{name}: leads back to itself" for name in left)

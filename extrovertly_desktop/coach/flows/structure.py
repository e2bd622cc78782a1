"""Whether the nodes of a flow hang together: a way from the start to everywhere and from everywhere to an end, slots
known before they are used, consent before deeds, and permission before advice."""

from collections.abc import Iterator
from dataclasses import dataclass

from extrovertly_desktop.coach.flows.packs import Branch, Flow, Guard, LineKind, Node, SlotType
from extrovertly_desktop.coach.flows.quoting import NAMED, PLACEHOLDER, fields_of, is_certain

_PERMITTED = "@advise"
"""Stands among what is known for: the person has agreed to hear advice."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from one node to another.

    Attributes:
        fills, empties: slots that have, or lose, their value on it.
        proves: what is known on it, because of the guard that was taken.
        waits: whether an answer was waited for.
        agreed: the consent that was given on it.
    """

    to: str
    fills: frozenset[str] = frozenset()
    empties: frozenset[str] = frozenset()
    proves: frozenset[str] = frozenset()
    waits: bool = False
    agreed: str | None = None


def edges_of(node: Node) -> Iterator[Edge]:
    """Yield every way out of a node, those of a skipped or unanswerable question too."""
    if node.consent is not None:
        yield Edge(str(node.yes), waits=True, agreed=node.consent)
        yield Edge(str(node.no), waits=True)
        return
    if node.asks is None:
        if node.next is not None:
            yield from _onward(node, frozenset(), None, waits=False)
        return
    asked = frozenset({node.asks})
    yield from _onward(node, asked, None, waits=True)
    if node.skip is not None:
        yield Edge(node.skip, empties=asked, waits=True)
    else:
        yield from _onward(node, frozenset(), node.asks, waits=True)
    if node.other is not None:
        yield Edge(node.other, empties=asked | ({node.other_slot} if node.other_slot else set()), waits=True)
    if node.empty is not None:
        yield Edge(node.empty)


def _onward(node: Node, fills: frozenset[str], empty: str | None, *, waits: bool) -> Iterator[Edge]:
    empties = frozenset() if empty is None else frozenset({empty})
    absent: set[str] = set()
    for branch in node.branches:
        proves = _proved(branch.when)
        if empty is None or not any(reference.partition(".")[0] == empty for reference in proves):
            yield Edge(branch.to, fills, empties, frozenset(proves | absent), waits)
        absent |= _proved_by_failing(branch)
    yield Edge(str(node.next), fills, empties, frozenset(absent), waits)


def _proved(guard: Guard) -> set[str]:
    found = {condition.slot for condition in guard if condition.slot is not None and condition.given}
    return found | {reference.partition(".")[0] for reference in found}


def _proved_by_failing(branch: Branch) -> set[str]:
    if len(branch.when) != 1:
        return set()
    condition = branch.when[0]
    return {condition.slot, condition.slot.partition(".")[0]} if condition.slot and not condition.given else set()


def faults_of(flow: Flow) -> list[str]:
    """Return what is wrong with a flow's structure, a sentence each; none if nothing is."""
    names = [node.id for node in flow.nodes]
    faults = [f"{name}: two nodes are called so" for name in sorted({name for name in names if names.count(name) > 1})]
    faults += [f"{name}: a slot is called like a fact" for name in flow.slots if name in NAMED]
    if flow.start not in names:
        return [*faults, f"it starts at {flow.start}, which does not exist"]
    faults += [
        f"{node.id}: leads to {edge.to}, which does not exist"
        for node in flow.nodes
        for edge in edges_of(node)
        if edge.to not in names
    ]
    faults += [fault for node in flow.nodes for fault in _node_faults(flow, node)]
    if faults:
        return faults
    return [*_ways(flow), *_circles(flow), *_knowledge(flow)]


def _node_faults(flow: Flow, node: Node) -> Iterator[str]:
    if node.asks is not None and node.asks not in flow.slots:
        yield f"{node.id}: asks for {node.asks}, which is no slot"
        return
    slot = flow.slots[node.asks] if node.asks is not None else None
    is_pick = slot is not None and slot.type is SlotType.PICK
    if is_pick != (node.empty is not None):
        yield f"{node.id}: a pick, and nothing else, says where it goes when there is nothing to pick"
    if (node.other is not None) != (slot is not None and slot.other is not None):
        yield f"{node.id}: “none of these” needs a label in its slot and a way on"
    if node.other_slot is not None and flow.slots.get(node.other_slot) is None:
        yield f"{node.id}: fills {node.other_slot}, which is no slot"
    if node.chips and (slot is None or slot.type is not SlotType.TEXT):
        yield f"{node.id}: chips belong to a question in words; a choice has options"
    for reference, is_fact in _references(node):
        if not _exists(flow, reference, is_fact=is_fact):
            yield f"{node.id}: speaks of {reference}, which does not exist"
    yield from _question_faults(node)


def _question_faults(node: Node) -> Iterator[str]:
    questions = [line for line in node.lines if line.kind is LineKind.QUESTION]
    if bool(questions) != node.waits:
        yield f"{node.id}: a question is said where an answer is waited for, and nowhere else"
    elif questions:
        if questions[0].otherwise or not all(line.otherwise for line in questions[1:]) or questions[-1].when:
            yield f"{node.id}: of several questions each is for when the one before is not said, the last always"
        if any(line.kind is LineKind.QUESTION for line in node.lines[: -len(questions)]):
            yield f"{node.id}: questions come last"


def _references(node: Node) -> Iterator[tuple[str, bool | None]]:
    """Yield what a node refers to; True for a fact, False for a slot, None for either."""
    for guard in (*(line.when for line in node.lines), *(branch.when for branch in node.branches)):
        for condition in guard:
            if condition.node is None:
                yield str(condition.slot or condition.fact), condition.fact is not None
    for line in node.lines:
        for wording in line.wordings:
            for reference in PLACEHOLDER.findall(wording):
                yield reference, None
    if node.deed is not None:
        deed = node.deed
        sources = (deed.values, deed.words, deed.numbers, deed.short)
        for reference in (*deed.needs, *(each for source in sources for each in source.values())):
            yield reference, False
        for section in deed.sections:
            yield section.slot, False


def _exists(flow: Flow, reference: str, *, is_fact: bool | None) -> bool:
    name, _, field_name = reference.partition(".")
    if is_fact is not True and name in flow.slots:
        offers = flow.slots[name].offers
        return not field_name or (offers is not None and field_name in fields_of(offers))
    return is_fact is not False and name in NAMED and field_name in NAMED[name].fields


def _ways(flow: Flow) -> Iterator[str]:
    ways = {node.id: {edge.to for edge in edges_of(node)} for node in flow.nodes}
    reached, todo = {flow.start}, [flow.start]
    while todo:
        for name in ways[todo.pop()] - reached:
            reached.add(name)
            todo.append(name)
    yield from (f"{name}: nothing leads there" for name in ways if name not in reached)
    ending = {node.id for node in flow.nodes if node.ends}
    while more := {name for name, to in ways.items() if name not in ending and to & ending}:
        ending |= more
    yield from (f"{name}: no end can be reached from there" for name in ways if name not in ending)


def _circles(flow: Flow) -> Iterator[str]:
    onward = {node.id: [edge.to for edge in edges_of(node) if not edge.waits] for node in flow.nodes}
    for name, first in onward.items():
        seen: set[str] = set()
        todo = list(first)
        while todo:
            at = todo.pop()
            if at not in seen:
                seen.add(at)
                todo.extend(onward[at])
        if name in seen:
            yield f"{name}: leads back to itself without waiting for an answer"


def _knowledge(flow: Flow) -> Iterator[str]:
    known = _known_at(flow)
    for node in flow.nodes:
        here = known[node.id]
        for line in node.lines:
            if line.kind is LineKind.ADVICE and _PERMITTED not in here:
                yield f"{node.id}: advice before permission"
            there = here | _proved(line.when)
            facts = {str(condition.fact) for condition in line.when if condition.fact and condition.given}
            for reference in sorted({each for wording in line.wordings for each in PLACEHOLDER.findall(wording)}):
                name, _, field_name = reference.partition(".")
                fine = reference in there or (name in there and (not field_name or is_certain(field_name)))
                if not (fine if name in flow.slots else reference in facts or _row_of(facts, reference)):
                    yield f"{node.id}: quotes {reference}, which may not be known there"
        if node.deed is not None:
            yield from (f"{node.id}: writes {each} before it is known" for each in node.deed.needs if each not in here)
    for node in flow.nodes:
        for edge in edges_of(node):
            if flow.node(edge.to).deed is not None and edge.agreed != "write" and node.deed is None:
                yield f"{node.id}: leads to the deed of {edge.to} without asking whether to write it"


def _row_of(facts: set[str], reference: str) -> bool:
    """Whether a proven field of the same fact shows that the row of a field that every row has is there."""
    name, _, field_name = reference.partition(".")
    return is_certain(field_name) and any(fact.partition(".")[0] == name for fact in facts)


def _known_at(flow: Flow) -> dict[str, frozenset[str]]:
    """Return what is known for sure at each node, over all ways that lead there: the greatest fixed point."""
    rows = {name: fields_of(slot.offers) for name, slot in flow.slots.items() if slot.offers is not None}
    fields = {f"{name}.{each}" for name, names in rows.items() for each in names}
    everything = frozenset({_PERMITTED, *flow.slots, *fields})
    known = {node.id: everything for node in flow.nodes} | {flow.start: frozenset()}
    changed = True
    while changed:
        changed = False
        for node in flow.nodes:
            for edge in edges_of(node):
                touched = edge.fills | edge.empties
                kept = {each for each in known[node.id] if each.partition(".")[0] not in touched}
                permitted = {_PERMITTED} if edge.agreed == "advise" else set()
                after = known[edge.to] & (kept | edge.fills | edge.proves | permitted)
                changed |= after != known[edge.to]
                known[edge.to] = after
    return known

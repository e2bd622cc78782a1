"""Missions of a person's own: made, changed, hidden, deleted; and the catalogue's in their words."""

from collections.abc import Collection
from dataclasses import replace

from extrovertly_desktop.domain.day_picks import StoredPick
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.missions import CardStatus, Mission, MissionCard
from extrovertly_desktop.domain.own_missions import MOST_POINTS, DeletedMission, MissionDraft
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.services.consequences import LADDER_METRICS, Consequences, Touched, exposure_metrics
from extrovertly_desktop.services.context import Done, ServiceContext
from extrovertly_desktop.services.missions import MissionService
from extrovertly_desktop.services.pack_missions import mission_digest, mission_of
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import exposures as exposure_store
from extrovertly_desktop.store.queries import mission_sight as sight_store
from extrovertly_desktop.store.queries import missions as store
from extrovertly_desktop.store.queries import picks as pick_store
from extrovertly_desktop.store.queries import suds_marks as mark_store


class OwnMissionService:
    """What a person does to missions, beside doing them.

    A mission of the catalogue can be changed as well; new packs then leave it alone until it is reset.
    """

    def __init__(self, context: ServiceContext, consequences: Consequences, missions: MissionService) -> None:
        self._context = context
        self._consequences = consequences
        self._missions = missions

    def create(self, draft: MissionDraft) -> Done[Mission]:
        """Make a mission of one's own; it is recommended like any other."""
        mission = self._described(Mission(self._context.new_id(), "", "", draft.difficulty, "", 0), draft)
        with self._context.database.unit() as unit:
            store.add_mission(unit, mission, self._context.clock.now_ms())
        return Done(mission)

    def draft_of(self, mission_id: str) -> MissionDraft:
        """Return a mission as the form shows it.

        Raises:
            NotFoundError: if it is not there.
        """
        mission = self._missions.get(mission_id)
        return MissionDraft.of(
            title=mission.title,
            description=mission.description,
            difficulty=mission.difficulty,
            category=self._missions.categories().get(mission.category, mission.category),
            typical_suds=mission.expected_of_most,
            # An imported mission may be worth nothing, or more than any here.
            points=min(max(mission.points, 1), MOST_POINTS),
            time_estimate=mission.time_estimate,
            tips=mission.tips,
            variant=mission.variant,
            **mission.contexts,
        )

    def edit(self, mission_id: str, draft: MissionDraft) -> Done[Mission]:
        """Change a mission, one of the catalogue too; attempts so far keep the points they brought.

        `put_back` with the mission as it was takes it back.

        Raises:
            NotFoundError: if it is not there.
        """
        with self._context.database.unit() as unit:
            before = self._mission(unit, mission_id)
            return self._write(unit, before, self._described(before, draft))

    def put_back(self, mission: Mission) -> Done[Mission]:
        """Make a mission what it was before it was edited, hidden or reset.

        Raises:
            NotFoundError: if it is not there any more.
        """
        with self._context.database.unit() as unit:
            return self._write(unit, self._mission(unit, mission.id), mission)

    def is_changed(self, mission_id: str) -> bool:
        """Whether a mission of the catalogue is in the person's words, so that it can be reset.

        Raises:
            NotFoundError: if it is not there.
        """
        return self.is_in_own_words(self._missions.get(mission_id))

    def is_in_own_words(self, mission: Mission) -> bool:
        """Whether a mission of the catalogue, as it is stored, is in the person's words."""
        item = self._context.catalogue.mission(mission.slug) if mission.slug else None
        return item is not None and mission_digest(mission) != mission_digest(mission_of(mission.id, item))

    def reset(self, mission_id: str) -> Done[Mission]:
        """Put a mission of the catalogue back in the catalogue's words; a hidden one stays hidden.

        Raises:
            NotFoundError: if it is not there.
            UserError: if it is not from the catalogue.
        """
        with self._context.database.unit() as unit:
            before = self._mission(unit, mission_id)
            item = self._context.catalogue.mission(before.slug) if before.slug else None
            if item is None:
                raise UserError("This mission is your own, so there is nothing to put back. You can edit it instead.")
            fresh = replace(mission_of(before.id, item), is_active=before.is_active)
            return self._write(unit, before, fresh, mission_digest(fresh))

    def duplicate(self, mission_id: str) -> Done[Mission]:
        """Make a mission of one's own that begins as a copy of another.

        Raises:
            NotFoundError: if it is not there.
        """
        draft = self.draft_of(mission_id)
        title = MissionDraft.model_fields["title"]
        most = next(rule.max_length for rule in title.metadata if hasattr(rule, "max_length"))
        return self.create(draft.model_copy(update={"title": f"Copy of {draft.title}"[:most].rstrip()}))

    def delete(self, mission_id: str) -> DeletedMission:
        """Delete a mission of one's own that was never planned; `restore` puts it back.

        Raises:
            NotFoundError: if it is not there.
            UserError: if it was planned or done, or is from the catalogue: it can be hidden then.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            mission = self._mission(unit, mission_id)
            if not mission.is_own:
                raise UserError(
                    "This mission belongs to the catalogue, so it cannot be deleted. You can hide it instead."
                )
            waiting, concluded = exposure_store.count_of_mission(unit, owner.id, mission.id)
            if concluded:
                raise UserError(
                    "What you wrote about this mission would go with it, so it stays. You can hide it instead: it then "
                    "never comes up again, and your history is kept."
                )
            if waiting:
                raise UserError("You have a plan for this mission. Please remove the plan first, or hide the mission.")
            deleted = DeletedMission(
                mission,
                store.origin(unit, mission.id)[0],
                store.get_user_mission(unit, owner.id, mission.id),
                tuple(pick_store.picks_of_mission(unit, owner.id, mission.id)),
                tuple(mark_store.marks_of_mission(unit, owner.id, mission.id)),
            )
            store.delete_mission(unit, mission.id)
            self._consequences.settle(unit, owner, Touched(metrics=LADDER_METRICS))
        return deleted

    def restore(self, deleted: DeletedMission) -> Done[Mission]:
        """Put a deleted mission back with all that went along; one that is there is left alone."""
        mission = deleted.mission
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            if store.get_mission(unit, mission.id) is not None:
                return Done(mission)
            store.add_mission(unit, mission, deleted.created_at)
            if deleted.standing is not None:
                store.save_user_mission(unit, owner.id, self._context.clock.now_ms(), deleted.standing)
            for mark in deleted.marks:
                mark_store.add_mark(unit, owner.id, mark)
            for pick in deleted.picks:
                self._restore_pick(unit, owner, pick)
            outcome = self._consequences.settle(unit, owner, Touched(metrics=LADDER_METRICS))
        return Done(mission, outcome.points, outcome.earned)

    def hide(self, mission_id: str) -> Done[Mission]:
        """Put a mission out of sight: it is not listed, recommended or on the ladder until `unhide`.

        Its history stays, and so does a plan that waits for its outcome.

        Raises:
            NotFoundError: if it is not there.
        """
        return self._show(mission_id, is_active=False)

    def unhide(self, mission_id: str) -> Done[Mission]:
        """Bring a hidden mission back.

        Raises:
            NotFoundError: if it is not there.
        """
        return self._show(mission_id, is_active=True)

    def hide_category(self, category: str) -> Done[tuple[str, ...]]:
        """Put all missions of a category (its slug) out of sight, and return the ids of those that were in sight.

        `set_hidden` with them takes it back. What is planned already still waits for its outcome.

        Raises:
            UserError: if none of them is in sight.
        """
        return self._show_category(category, is_active=False)

    def unhide_category(self, category: str) -> Done[tuple[str, ...]]:
        """Bring all hidden missions of a category back, and return their ids.

        Raises:
            UserError: if none of them is hidden.
        """
        return self._show_category(category, is_active=True)

    def set_hidden(self, mission_ids: Collection[str], *, hidden: bool) -> None:
        """Hide missions or bring them back; those that are gone are passed over."""
        with self._context.database.unit() as unit:
            sight_store.set_in_sight(unit, mission_ids, is_active=not hidden)

    def hidden(self) -> list[MissionCard]:
        """Return the hidden missions, easiest first."""
        return self._missions.cards(status=CardStatus.HIDDEN)

    def _show_category(self, category: str, *, is_active: bool) -> Done[tuple[str, ...]]:
        with self._context.database.unit() as unit:
            changed = sight_store.missions_in_sight(unit, category, is_active=not is_active)
            if not changed:
                where = "in sight" if is_active else "hidden"
                raise UserError(f"All missions of this kind are {where} already, so nothing has changed.")
            sight_store.set_in_sight(unit, changed, is_active=is_active)
        return Done(changed)

    def _show(self, mission_id: str, *, is_active: bool) -> Done[Mission]:
        with self._context.database.unit() as unit:
            before = self._mission(unit, mission_id)
            return self._write(unit, before, replace(before, is_active=is_active))

    def _write(self, unit: Unit, before: Mission, after: Mission, pack_digest: str | None = None) -> Done[Mission]:
        if after == before and pack_digest is None:
            return Done(before)
        owner = self._context.owner(unit)
        store.replace_mission(unit, after, pack_digest or store.origin(unit, before.id)[1])
        if after.category == before.category:
            return Done(after)
        # Attempts so far count for the category that their mission is in.
        metrics = exposure_metrics(before.category) | exposure_metrics(after.category)
        outcome = self._consequences.settle(unit, owner, Touched(metrics=metrics))
        return Done(after, outcome.points, outcome.earned)

    @staticmethod
    def _restore_pick(unit: Unit, owner: User, pick: StoredPick) -> None:
        """Put a pick back beside what took its place meanwhile."""
        present = [other for other in pick_store.picks_on(unit, owner.id, pick.local_date) if other.slot is pick.slot]
        if any(other.round == pick.round for other in present):
            return
        is_current = pick.is_current and not any(other.is_current for other in present)
        pick_store.add_picks(unit, owner.id, [replace(pick, is_current=is_current)])

    def _described(self, mission: Mission, draft: MissionDraft) -> Mission:
        return replace(
            mission,
            title=draft.title,
            description=draft.description,
            difficulty=draft.difficulty,
            category=self._category(draft.category),
            points=draft.worth,
            time_estimate=draft.time_estimate,
            tips=draft.tips,
            typical_suds=draft.typical_suds,
            variant=draft.variant,
            contexts=draft.contexts,
        )

    def _category(self, typed: str) -> str:
        """Return the slug of a category that is there already, by slug or title in any case, or else the new word."""
        wanted = typed.casefold()
        named = self._missions.categories().items()
        return next((slug for slug, title in named if wanted in {slug.casefold(), title.casefold()}), typed)

    @staticmethod
    def _mission(unit: Unit, mission_id: str) -> Mission:
        mission = store.get_mission(unit, mission_id) or store.get_mission_by_slug(unit, mission_id)
        if mission is None:
            raise NotFoundError("There is no such mission. Please choose one from the catalogue.", field="mission")
        return mission

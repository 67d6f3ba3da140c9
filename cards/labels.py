"""What a card prints of its own: the words of one language."""

from __future__ import annotations

from dataclasses import dataclass

from cards.exercise import Kind, Video


@dataclass(frozen=True, slots=True)
class Labels:
    """What a card prints of its own, in one language."""

    purpose: str
    equipment: str
    setup: str
    execution: str
    breathing: str
    tips: str
    mistakes: str
    variations: str
    safety: str
    muscles: str
    summary: str
    other: str
    watch_demo: str
    open_page: str
    hear_sound: str
    steps: str
    #: In brackets after a heading that is repeated over what goes on in another column.
    continued: str
    #: Under a posture that comes before the first step.
    start: str
    sets: str
    #: Over a single one.
    one_set: str
    reps: str
    load: str
    rest: str
    tempo: str
    date: str
    notes: str
    easier: str
    harder: str
    #: Before the name of another exercise, with the field {exercise}.
    or_exercise: str
    #: Over the mistakes, and over what to do in their place.
    watch_out: str
    instead: str
    beginner: str
    intermediate: str
    advanced: str
    #: Both with the field {distance}.
    read_from: str
    scan_from: str
    contents: str
    index: str
    page: str
    cover: str
    exercises: str
    by_muscle: str
    by_equipment: str
    a_to_z: str
    #: Before the numbers of exercises that train a muscle beside others.
    also: str
    colophon: str
    training_log: str
    #: With the field {program}.
    made_with: str
    #: With the field {hash}.
    content_hash: str
    work: str
    hold: str
    side: str
    #: What is done once to the left and once to the right, behind an amount.
    each_side: str
    frequency: str
    duration: str
    station: str
    plan: str
    week: str
    name: str
    #: With the field {muscles}.
    muscles_worked: str
    muscles_stretched: str
    #: With the fields {main} and {also}.
    muscles_main_and_also: str
    region_hips: str
    region_thighs: str
    region_lower_legs: str
    region_trunk: str
    region_back: str
    region_chest: str
    region_shoulders: str
    region_arms: str
    region_forearms: str
    region_neck: str
    #: Opening and closing marks of a quotation.
    quotes_double: tuple[str, str]
    #: Opening and closing marks of a quotation inside another.
    quotes_single: tuple[str, str]

    def of(self, kind: Kind) -> str:
        """Return the heading printed for a kind."""
        label: str = getattr(self, kind.value)
        return label

    def leading_to(self, video: Video) -> str:
        """Return what stands under a code, by what its link leads to."""
        return {"video": self.watch_demo, "page": self.open_page, "sound": self.hear_sound}[video.kind]

    def region(self, name: str) -> str:
        """Return a region of the body, by the name that the table of muscles has for it; else that name."""
        label: str = getattr(self, f"region_{name.replace('-', '_')}", name)
        return label

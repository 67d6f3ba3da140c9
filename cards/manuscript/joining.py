"""What the front matter, the file's name and the text say → the exercise."""

from __future__ import annotations

from collections.abc import Sequence

from cards.exercise import Exercise, Section, Step
from cards.manuscript.fields import Fields
from cards.manuscript.titles import UNNAMED, Stem


def joined(
    file: str,
    fields: Fields,
    stem: Stem,
    title: str,
    lang: str,
    sections: tuple[Section, ...],
    steps: Sequence[Step],
) -> Exercise:
    """Join what the front matter, the file's name and the text say; the text's title wins over the name's."""
    return Exercise(
        title=title or stem.title or UNNAMED,
        slug=stem.slug,
        file=file,
        description=fields.description,
        video=fields.video,
        equipment=fields.equipment or ((stem.equipment,) if stem.equipment else ()),
        muscles=fields.muscles,
        level=fields.level,
        tags=fields.tags,
        group=fields.group,
        aliases=fields.aliases,
        easier=fields.easier,
        harder=fields.harder,
        cautions=fields.cautions,
        draft=fields.draft,
        lang=lang,
        images=fields.images,
        credit=fields.credit,
        figure=fields.figure,
        author=fields.author,
        source=fields.source,
        print=fields.print,
        extra=fields.extra,
        prescription=fields.prescription,
        sections=sections,
        steps=tuple(steps),
    )

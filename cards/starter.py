"""The starter file that an author fills in for a new exercise, and its sentences found again."""

from __future__ import annotations

import json
import re
from string import Template

_FORM = Template("""\
---
# Lines that begin with # are notes to you; they are never printed.
title: $title
description: One sentence that says what the exercise does and for whom.
# A video of the exercise: take the # off the next line, and put in the link or the id from YouTube.
# video: https://youtu.be/...
equipment: [bodyweight]
muscles:
  primary: [glutes]
  secondary: [hamstrings]
# beginner, intermediate or advanced
level: beginner
tags: [gym]
---

<!-- Notes between these marks are never printed either. Replace the text, and delete what you don't need. -->

**Purpose:** Say in a sentence or two what the exercise is good for. It goes to the top of the card.

## Setup

<!-- All that is done before the first repetition: equipment, place, grip, stance. -->

1. **Equipment:** What is needed, and how it is set up.
2. **Position:** How to stand, sit or lie, and where the feet go.
3. **Grip:** Where the hands go.

## Execution

<!-- One repetition, phase by phase, in the order in which it is done. -->

1. **Begin:** What moves first, and where to.
2. **Turn:** How far to go, and what to feel there.
   - A bullet below a step holds a detail of it.
3. **Return:** The way back, and how long it takes.

## Breathing

<!-- When to breathe in and when to breathe out. -->

Out on the hard part, in on the way back.

## Tips

<!-- What makes it work: one to three cues that one can see or feel. -->

- A cue that helps right now, in a few words.

## Common mistakes

<!-- What you see go wrong, in bold, and what to do about it. -->

- **What one sees:** What to do instead.

## Variations

<!-- One way to make it easier, one to make it harder. -->

- **Easier:** Less load, less range or more support.
- **Harder:** More load, more range or less support.

## Safety

<!-- Only what you would say aloud. Delete the section if there is nothing. -->

Stop if a joint hurts.

<!-- howto -->

<!-- The short version, for cards in very large type: three to five steps of at most 30 words. -->

### Get set
Where to stand and what to hold, in a sentence.

### Move
What to do, and how far.

### Return
How to come back, and what to check before the next repetition.
""")


#: What stands before a sentence: a list's mark, and words in bold.
_BEFORE = re.compile(r"(?:[-*] |\d+\. )?(?:\*\*[^*]+\*\* ?)?")
#: Sentences of it that may well stay, as they are advice and no instruction to the author.
_ADVICE = frozenset(
    {
        "Out on the hard part, in on the way back.",
        "Less load, less range or more support.",
        "More load, more range or less support.",
        "Stop if a joint hurts.",
    }
)


def starter(name: str) -> str:
    """Write the file for an exercise of this name, its sections explained and ready to print."""
    # A text in JSON's quotation marks is the same text in YAML.
    return _FORM.substitute(title=json.dumps(" ".join(name.split()), ensure_ascii=False))


def sentence_of(line: str) -> str:
    """Return what a line of Markdown says, without a list's mark and the words in bold at its head."""
    return _BEFORE.sub("", line.strip(), count=1)


#: The sentences that tell the author what to write, which nobody wants on a card.
PLACEHOLDERS = frozenset(
    sentence
    for line in _FORM.template.replace("description: ", "").splitlines()
    if (sentence := sentence_of(line)).endswith(".")
    and not sentence.startswith(("<!--", "#"))
    and sentence not in _ADVICE
)

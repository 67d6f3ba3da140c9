"""The files that an author fills in: a new exercise, a new project."""

from __future__ import annotations

import json
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


def starter(name: str) -> str:
    """Write the file for an exercise of this name, its sections explained and ready to print."""
    # A text in JSON's quotation marks is the same text in YAML.
    return _FORM.substitute(title=json.dumps(" ".join(name.split()), ensure_ascii=False))


#: How a project's file is called.
PROJECT_FILE = "cuecard.toml"
#: What a project begins with: every key that it can have, with its meaning.
PROJECT = """\
# What is usual in this project. Options of a command win over it.
# Lines that begin with # are notes; take the # off a key to set it.

# The folder of exercises that plain `cuecard wall` prints.
exercises = "exercises"

# The design of cards that name none; `cuecard layouts` lists them.
# layout = "wall-a4"

# The paper in your printer: a4, letter, a3 and so on.
# paper = "letter"

# The language of exercises whose text does not tell it: en, de, es, fr, pt, it, nl, pl.
# lang = "de"

# Where PDFs go; {name} is the exercise's, the deck's, or wall and booklet.
output = "print/{name}.pdf"

# Distances in metres (metric) or feet (imperial).
# units = "imperial"

# What every card shows of your house. Colours: "#rrggbb" or a name such as navy, teal, crimson, gold.
# [brand]
# name = "Iron Works"
# foot = "iron-works.example"
# logo = "brand/logo.svg"
# band = "navy"
# accent = "gold"
# code = "Scan me"
# groups = { legs = "teal", push = "crimson" }
# fonts = { display = "brand/our-title-font.ttf" }
"""
#: What stands where the logo shall lie.
LOGO_PLACE = """\
A place for your logo: put it here as SVG, PNG or JPEG, and name it in cuecard.toml.
"""

"""The files that a new project begins with."""

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

# The language of the built-in exercises (en, de), and of those whose text does not tell it
# (en, de, es, fr, pt, it, nl, pl).
# lang = "de"

# Where PDFs go; {name} is the exercise's, the deck's, or wall and booklet.
output = "print/{name}.pdf"

# Kilograms and metres (metric), or pounds, feet and yards (imperial).
# units = "imperial"

# What a booklet is put together from: leave out what you do not need.
# [booklet]
# parts = ["cover", "contents", "cards", "index", "log"]

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

"""Whatever shape an exercise file has, its sections, steps, title and slug are found, each on its line."""

from __future__ import annotations

import pytest
from values import reading

from cards.diagnostics import CardsError, Severity
from cards.exercise import Exercise, Kind, Listing, Paragraph, Section
from cards.manuscript.reader import Reading, decode, read, read_bytes


def exercise(body: str, file: str = "goblet-squat.md", matter: str = "description: A squat.\n") -> Exercise:
    return reading(body, file, matter).exercise


def outline(body: str) -> list[tuple[int, str, str | None]]:
    """Return line (below the front matter, from 1), kind and heading of each section."""
    return [(section.line - 3, str(section.kind), section.heading) for section in exercise(body).sections]


def said(result: Reading, severity: Severity) -> list[str]:
    return [str(diagnostic) for diagnostic in result.diagnostics if diagnostic.severity is severity]


# --- sections -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "heading"),
    [
        ("# Setup", "Setup"),
        ("## Setup", "Setup"),
        ("###### Setup", "Setup"),
        ("## Setup ##", "Setup"),
        ("## Setup:", "Setup:"),
        ("## Setup   ", "Setup"),
        ("## **Setup**", "Setup"),
        ("## **Setup:**", "Setup:"),
        ("## 1. Setup", "1. Setup"),
        ("Setup\n=====", "Setup"),
        ("Setup\n-----", "Setup"),
        ("**Setup**", "Setup"),
        ("**Setup:**", "Setup:"),
        ("**Setup**:", "Setup:"),
        ("**Setup** :", "Setup:"),
        ("__Setup__", "Setup"),
        ("** Setup **", "Setup"),
        ("**1. Setup:**", "1. Setup:"),
        ("**Setup**  ", "Setup"),
        ("Setup:", "Setup:"),
        ("Setup", "Setup"),
        ("<h2>Setup</h2>", "Setup"),
        ("<strong>Setup</strong>", "Setup"),
    ],
)
def test_a_heading_of_any_look(written: str, heading: str) -> None:
    breaks = written.count("\n")
    assert outline(f"{written}\n\n- Stand tall.\n\n## Tips\n\n- Breathe.\n") == [
        (1, "setup", heading),
        (5 + breaks, "tips", "Tips"),
    ]


def test_levels_mean_nothing() -> None:
    body = "### Setup\n- a\n\n#### Execution\n1. b\n\n## Tips\n- c\n"
    assert outline(body) == [(1, "setup", "Setup"), (4, "execution", "Execution"), (7, "tips", "Tips")]


def test_neighbours_of_one_kind_stay_apart_in_their_order() -> None:
    body = "## Setup\n- a\n\n## Grip\n- b\n\n## Descent\n- c\n\n## Return\n- d\n"
    assert [(kind, heading) for _, kind, heading in outline(body)] == [
        ("setup", "Setup"),
        ("setup", "Grip"),
        ("execution", "Descent"),
        ("execution", "Return"),
    ]


def test_a_heading_that_holds_the_exercises_name() -> None:
    assert outline("## Steps to Perform the Goblet Squat:\n1. Go.\n")[0][1] == "execution"


def test_labelled_paragraphs_before_the_first_heading_are_sections() -> None:
    body = "**Equipment Needed:** A kettlebell.\n\n**Purpose**: Strong legs.\n\n## Setup\n- a\n"
    sections = exercise(body).sections
    assert [(str(s.kind), s.heading, s.text) for s in sections] == [
        ("equipment", "Equipment Needed:", "A kettlebell."),
        ("purpose", "Purpose:", "Strong legs."),
        ("setup", "Setup", "a"),
    ]
    assert [s.line for s in sections] == [4, 6, 8]


def test_a_label_and_its_text_on_the_next_line() -> None:
    sections = exercise("**Setup**\nStand tall.\n\n**Tips:**\\\nBreathe.\n").sections
    assert [(str(s.kind), s.heading, s.text) for s in sections] == [
        ("setup", "Setup", "Stand tall."),
        ("tips", "Tips:", "Breathe."),
    ]


@pytest.mark.parametrize("ending", ["", "  ", "\\"])
def test_labels_on_lines_of_one_paragraph_are_sections(ending: str) -> None:
    body = f"**Setup:** Stand.{ending}\n**Execution:** Lift and\nlower.{ending}\n**Tips:** Breathe.\n"
    assert [(s.line, str(s.kind), s.heading, s.text) for s in exercise(f"{body}\nWell done.\n").sections] == [
        (4, "setup", "Setup:", "Stand."),
        (5, "execution", "Execution:", "Lift and lower."),
        (7, "tips", "Tips:", "Breathe."),
        (9, "summary", None, "Well done."),
    ]


def test_labels_in_plain_type_are_sections_if_there_are_several() -> None:
    sections = exercise("Setup:\nStand **tall**.\n\nExecution: Lift.\n\nHow so: well.\n").sections
    assert [(s.line, str(s.kind), s.heading, s.text) for s in sections] == [
        (4, "setup", "Setup:", "Stand tall."),
        (7, "execution", "Execution:", "Lift."),
        (9, "summary", None, "How so: well."),
    ]
    assert [s.heading for s in exercise("Setup: the key to all.\n\nStand.\n").sections] == [None]
    german = exercise("Ausgangsposition: Steh.\n\nDurchführung: Heb.\n\nHäufige Fehler: Hast.\n")
    assert (german.lang, [str(s.kind) for s in german.sections]) == ("de", ["setup", "execution", "mistakes"])


def test_bold_words_inside_a_line_are_no_label() -> None:
    assert [s.text for s in exercise("**Tips:** Breathe. **Setup:** No\n**and** on.\n").sections] == [
        "Breathe. Setup: No and on."
    ]


def test_a_label_that_parts_a_section_stays_in_it() -> None:
    body = "## Execution\n\n**Lowering:** Go down.\n\n**Rising:** Come up.\n\n## Tips\n- a\n"
    assert outline(body) == [(1, "execution", "Execution"), (7, "tips", "Tips")]


def test_labels_over_lists_part_a_section_too() -> None:
    body = "## Execution\n\n**Setup:**\n- a\n\n**Movement:**\n- b\n\n**Tips:**\n- c\n"
    assert outline(body) == [(1, "execution", "Execution"), (9, "tips", "Tips:")]
    assert exercise(body).sections[0].text == "Setup:\na\nMovement:\nb"


def test_a_bold_heading_below_marked_ones_is_a_section_if_it_is_a_usual_one() -> None:
    body = "## Execution\n1. Go.\n\n**Common mistakes:**\n- Haste.\n\n**Zebra**\n\n- b\n"
    assert outline(body) == [(1, "execution", "Execution"), (4, "mistakes", "Common mistakes:")]


def test_a_bold_sentence_is_no_heading() -> None:
    assert outline("## Tips\n- a\n\n## Setup\n\n**Never let the bar drop.**\n\nStand.\n")[1:] == [
        (4, "setup", "Setup")
    ]


def test_a_file_that_is_one_labelled_list() -> None:
    body = (
        "1. **Setup**  \n   - Sit.\n\n2. **Grip**  \n   - Hold.\n\n3. **Curl**\n   - Bend.\n\n### Tips\n- a\n"
    )
    assert outline(body) == [
        (1, "setup", "1. Setup"),
        (4, "setup", "2. Grip"),
        (7, "execution", "3. Curl"),
        (10, "tips", "Tips"),
    ]
    assert [section.text for section in exercise(body).sections] == ["Sit.", "Hold.", "Bend.", "a"]


def test_a_labelled_list_below_a_heading_is_its_list() -> None:
    body = "## Steps\n1. **Setup:** Sit.\n2. **Execution:** Go.\n3. **Breathing:** Out.\n"
    assert outline(body) == [(1, "execution", "Steps")]


def test_labelled_steps_of_one_movement_are_one_list() -> None:
    body = "1. **Lower:** Go down.\n2. **Hold:** Wait.\n3. **Press:** Come up.\n"
    assert outline(body) == [(1, "execution", None)]


def test_words_before_anything_are_the_purpose() -> None:
    assert outline("Strong legs.\n\n## Setup\n- a\n") == [(1, "purpose", None), (3, "setup", "Setup")]


def test_a_paragraph_that_announces_a_list_stays_with_it() -> None:
    body = "Strong legs.\n\nDo this:\n\n1. Down.\n2. Up.\n"
    assert outline(body) == [(1, "purpose", None), (3, "execution", None)]


def test_closing_words_after_the_last_list_are_a_summary() -> None:
    body = "## Setup\n- a\n\nWait here.\n\n## Tips\n- b\n\nWell done.\n\nSee you.\n"
    assert outline(body) == [(1, "setup", "Setup"), (6, "tips", "Tips"), (9, "summary", None)]
    assert exercise(body).sections[2].text == "Well done.\nSee you."


def test_words_of_a_last_section_without_list_stay_in_it() -> None:
    assert outline("## Setup\n- a\n\n## Breathing\n\nIn.\n\nOut.\n") == [
        (1, "setup", "Setup"),
        (4, "breathing", "Breathing"),
    ]


def test_words_that_look_back_on_the_text_are_a_summary_without_a_list_too() -> None:
    body = "## Setup\n- a\n\n## Breathing\n\nIn.\n\nBy following these simple steps, you grow.\n\nEnjoy.\n"
    assert outline(body)[1:] == [(4, "breathing", "Breathing"), (8, "summary", None)]


def test_words_after_a_table_are_a_summary() -> None:
    assert outline("## Tips\n\n|a|b|\n|-|-|\n|1|2|\n\nWell done.\n")[-1] == (7, "summary", None)


def test_words_below_a_drawn_line_are_a_summary() -> None:
    assert outline("## Breathing\n\nIn and out.\n\n---\n\nWell done.\n")[-1] == (7, "summary", None)


def test_what_no_word_tells_is_other_and_said() -> None:
    result = reading("## Setup\n- a\n\n## Zebra\n- b\n\n## Tips\n- c\n")
    assert [section.kind for section in result.exercise.sections] == [Kind.SETUP, Kind.OTHER, Kind.TIPS]
    assert any(':7: hint: unrecognised heading "Zebra"' in line for line in said(result, Severity.HINT))


def test_what_no_word_tells_between_two_phases_is_a_phase() -> None:
    kinds = [kind for _, kind, _ in outline("## Descent\n- a\n\n## Zebra\n- b\n\n## Return\n- c\n")]
    assert kinds == ["execution"] * 3


def test_a_file_of_headings_alone_is_an_error() -> None:
    with pytest.raises(CardsError, match="the file has no text but its title"):
        read("## Setup\n", "goblet-squat.md")


def test_a_heading_over_headings_stays_above_them_and_nothing_is_said() -> None:
    result = reading("## Instructions\n\n### Setup\n- a\n")
    assert [(section.heading, section.depth) for section in result.exercise.sections] == [
        ("Instructions", 0),
        ("Setup", 1),
    ]
    assert not any("there is no text under" in line for line in said(result, Severity.HINT))


def test_a_heading_with_nothing_below_is_not_printed_and_said() -> None:
    result = reading("## Setup\n- a\n\n## Tips\n\n## Notes\n\n-\n")
    assert [section.heading for section in result.exercise.sections] == ["Setup"]
    named = [line.split('"')[1] for line in said(result, Severity.HINT) if "there is no text under" in line]
    assert named == ["Tips", "Notes"]


def test_headings_inside_a_list_are_bold_words() -> None:
    (section,) = exercise("## Setup\n\n- ## Feet\n  - wide\n").sections
    assert section.text == "Feet\nwide"


# --- languages ------------------------------------------------------------------------------------------


def test_the_language_comes_from_the_headings() -> None:
    found = exercise("## Ausgangsposition\n- a\n\n## Ausführung\n1. b\n\n## Häufige Fehler\n- c\n")
    assert found.lang == "de"
    assert [str(section.kind) for section in found.sections] == ["setup", "execution", "mistakes"]


def test_the_language_of_the_front_matter_wins() -> None:
    assert exercise("## Setup\n- a\n", matter="lang: de-AT\n").lang == "de"


# --- steps ----------------------------------------------------------------------------------------------


def steps(body: str) -> list[tuple[int, str, str]]:
    return [(step.line - 3, step.name, step.text) for step in exercise("## Setup\n- a\n\n" + body).steps]


@pytest.mark.parametrize("mark", ["<!-- howto -->", "<!--howto-->", "<!--   HowTo   -->", "<!-- HOWTO\n-->"])
def test_steps_follow_the_mark(mark: str) -> None:
    at = 6 + mark.count("\n")
    found = steps(f"{mark}\n\n### Set up\nStand tall.\n\n### Go\nDown and up.\n")
    assert found == [(at, "Set up", "Stand tall."), (at + 3, "Go", "Down and up.")]


@pytest.mark.parametrize(
    "written",
    [
        "# Set up\nStand.\n\n# Go\nDown.",
        "###### 1. Set up\nStand.\n\n###### 2. Go\nDown.",
        "## Step 1: Set up\nStand.\n\n## Step 2: Go\nDown.",
        "1. **Set up:** Stand.\n2. **Go:** Down.",
        "1. **Set up**: Stand.\n2. **Go**: Down.",
        "1. **Set up**\n   Stand.\n2. **Go**\n   Down.",
        "1. Set up: Stand.\n2. Go: Down.",
        "1. **Set up.** Stand.\n2. **Go.** Down.",
        "**Set up.** Stand.\n\n**Go.**\nDown.",
        "**Set up**\nStand.\n\n**Go**\nDown.",
        "**1. Set up:** Stand.\n\n**2. Go:** Down.",
        "## Steps\n1. **Set up:** Stand.\n2. **Go:** Down.",
        "## The short version\n\n### Set up\nStand.\n\n### Go\nDown.",
    ],
)
def test_steps_of_any_form(written: str) -> None:
    assert [(name, text) for _, name, text in steps(f"<!-- howto -->\n\n{written}\n")] == [
        ("Set up", "Stand."),
        ("Go", "Down."),
    ]


def test_steps_without_names() -> None:
    assert [(name, text) for _, name, text in steps("<!-- howto -->\n1. Stand tall.\n2. Go down.\n")] == [
        ("", "Stand tall."),
        ("", "Go down."),
    ]


def test_a_steps_list_stays_in_the_step() -> None:
    assert steps("<!-- howto -->\n### Go\nNow:\n- down\n- up\n") == [(5, "Go", "Now:\ndown\nup")]


def test_a_number_that_is_not_the_steps_place_stays() -> None:
    assert [name for _, name, _ in steps("<!-- howto -->\n### 2. Set up\na\n\n### 90 degrees\nb\n")] == [
        "2. Set up",
        "90 degrees",
    ]


def test_a_step_may_bear_the_name_of_a_section() -> None:
    body = "<!-- howto -->\n### Starting Position\nStand.\n\n### Breathing\nIn.\n\n### Finish\nRise.\n"
    assert [name for _, name, _ in steps(body)] == ["Starting Position", "Breathing", "Finish"]


def test_a_heading_above_the_steps_level_strays_if_a_word_tells_its_kind() -> None:
    found = exercise("<!-- howto -->\n### Avoid swinging\na\n\n## Benefits of this squat\nb\n\n## Zebra\nc\n")
    assert [step.name for step in found.steps] == ["Avoid swinging", "Zebra"]
    assert [section.heading for section in found.sections] == ["Benefits of this squat"]


@pytest.mark.parametrize("level", ["##", "###"])
def test_a_section_that_strays_behind_the_steps_is_a_section_again(level: str) -> None:
    result = reading(f"## Setup\n- a\n\n<!-- howto -->\n### Go\nDown.\n\n{level} Benefits\n- legs\n")
    assert [step.name for step in result.exercise.steps] == ["Go"]
    assert [(s.heading, s.line) for s in result.exercise.sections] == [("Setup", 4), ("Benefits", 11)]
    (warning,) = said(result, Severity.WARNING)
    assert warning.startswith('goblet-squat.md:11: warning: the section "Benefits" comes after the steps')


def test_a_files_text_may_be_steps_alone() -> None:
    found = exercise("<!-- howto -->\n### Go\nDown.\n")
    assert (found.sections, [step.name for step in found.steps]) == ((), ["Go"])


# --- titles and slugs -----------------------------------------------------------------------------------


def test_the_front_matters_title_wins() -> None:
    assert exercise("# Squat\n\n## Setup\n- a\n", matter="title: Front squat\n").title == "Front squat"
    assert exercise("## Setup\n- a\n", matter="name: Front squat\n").title == "Front squat"


def test_a_heading_of_level_one_is_the_title_and_no_section() -> None:
    found = exercise("# Goblet Squat\n\n## Setup\n- a\n", "x_dumbbell.md")
    assert (found.title, [s.heading for s in found.sections]) == ("Goblet Squat", ["Setup"])


def test_an_exercise_may_bear_the_name_of_a_section() -> None:
    found = exercise("# Step Up\n\n## Setup\n- a\n", "stepup_dumbbell.md")
    assert (found.title, [s.heading for s in found.sections]) == ("Step Up", ["Setup"])


@pytest.mark.parametrize("heading", ["Bench Press", "Dumbbell Bench Press"])
def test_a_first_heading_that_names_the_file_is_its_title(heading: str) -> None:
    found = exercise(f"### {heading}\n\nStrong arms.\n\n### Setup\n- a\n", "benchpress_dumbbell.md")
    assert (found.title, [s.heading for s in found.sections]) == (heading, [None, "Setup"])
    kept = exercise("### Setup\n- a\n\n### Squat\n- b\n", "squat_band.md")
    assert [s.heading for s in kept.sections] == ["Setup", "Squat"]


def test_headings_of_level_one_may_be_sections() -> None:
    found = exercise("# Setup\n- a\n\n# Execution\n1. b\n")
    assert (found.title, [s.heading for s in found.sections]) == ("Goblet Squat", ["Setup", "Execution"])


@pytest.mark.parametrize(
    ("file", "description", "title", "equipment", "slug"),
    [
        (
            "benchpress_dumbbell.md",
            "The Dumbbell Bench Press.",
            "Bench Press",
            ("dumbbell",),
            "bench-press-dumbbell",
        ),
        ("a/b/cablekickback_cable.md", "A Cable Kickback.", "Cable Kickback", ("cable",), "cable-kickback"),
        ("benchpress_smith.md", "", "Bench Press", ("Smith machine",), "bench-press-smith-machine"),
        ("legcurl_leveragemachine.md", "", "Leg Curl", ("leverage machine",), "leg-curl-leverage-machine"),
        ("curl_ezbar.md", "An EZ bar curl.", "Curl", ("EZ bar",), "curl-ez-bar"),
        ("trapbardeadlift_trapbar.md", "", "Trap Bar Deadlift", ("trap bar",), "trap-bar-deadlift"),
        ("kneestoelbows_bodyweight.md", "Bring knees to elbows.", "Knees to Elbows", ("bodyweight",), None),
        ("jmpress_barbell.md", "The JM press, for arms.", "JM Press", ("barbell",), "jm-press-barbell"),
        ("cable-kickback.md", "", "Cable Kickback", (), "cable-kickback"),
        ("bench_press.md", "", "Bench Press", (), "bench-press"),
        ("Bench Press.md", "", "Bench Press", (), "bench-press"),
        ("BenchPress.MD", "", "Bench Press", (), "bench-press"),
        ("01-plank.markdown", "", "Plank", (), "plank"),
        ("xyzzy_barbell.md", "", "Xyzzy", ("barbell",), "xyzzy-barbell"),
        ("kniebeuge-für-anfänger.md", "", "Kniebeuge Für Anfänger", (), "kniebeuge-fur-anfanger"),
    ],
)
def test_a_title_from_the_files_name(
    file: str, description: str, title: str, equipment: tuple[str, ...], slug: str | None
) -> None:
    result = reading("## Setup\n- a\n", file, f'description: "{description}"\n')
    assert (result.exercise.title, result.exercise.equipment) == (title, equipment)
    assert slug is None or result.exercise.slug == slug
    assert any(f'no title: "{title}" is guessed' in line for line in said(result, Severity.HINT))


def test_equipment_of_the_front_matter_wins_over_the_files_name() -> None:
    found = exercise("x\n", "squat_barbell.md", "equipment: [barbell, rack]\n")
    assert found.equipment == ("barbell", "rack")


def test_standard_input_has_its_slug_from_the_title() -> None:
    assert exercise("# Goblet Squat\n\n- a\n", "-").slug == "goblet-squat"
    assert exercise("- a\n", "-").slug == "exercise"


@pytest.mark.parametrize(
    "file",
    [
        "con.md",
        "NUL.md",
        "com1.md",
        "..md",
        "….md",
        "приседание.md",
        "a" * 300 + ".md",
        "../../x.md",
        "-.md",
        "a/..",
        "🏋.md",
    ],
)
def test_a_slug_names_a_file_on_any_system(file: str) -> None:
    slug = exercise("- a\n", file).slug
    assert 0 < len(slug) <= 80
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug not in {"con", "nul", "com1"}


# --- what cannot be read --------------------------------------------------------------------------------


def refusal(text: str) -> str:
    with pytest.raises(CardsError) as caught:
        read(text, "a.md")
    return str(caught.value)


@pytest.mark.parametrize(
    "text", ["", "\n \n", "---\ntitle: x\n---\n", "<!-- nothing -->\n", "---\n---\n<!-- howto -->\n"]
)
def test_a_file_without_text_is_an_error(text: str) -> None:
    assert "the file has no text" in refusal(text)


def test_a_file_without_front_matter_is_fine_and_is_told_what_it_could_have() -> None:
    result = read("## Setup\n- a\n", "goblet-squat.md")
    assert [section.line for section in result.exercise.sections] == [1]
    assert said(result, Severity.WARNING) == []
    hints = [line for line in said(result, Severity.HINT) if "no title" not in line]
    assert [line.partition(";")[0] for line in hints] == [
        "goblet-squat.md:1: hint: no description",
        "goblet-squat.md:1: hint: no video",
    ]
    assert '"video: …"' in hints[1]


def test_lists_nested_too_deep_are_refused() -> None:
    assert "a.md:1: error: lists are nested deeper than 20" in refusal("- " * 10_000 + "x")


def test_what_is_too_large_is_refused_at_once() -> None:
    assert "at most" in refusal("x" * 50_000_000)
    assert "at most" in refusal("# a\n" * 20_000)
    assert "at most" in refusal("\n" * 100_000)


def test_bytes_become_text() -> None:
    assert decode("\ufeffÜbung\r\n".encode(), "a.md") == "Übung\r\n"


def test_what_windows_wrote_of_old_is_read_with_a_warning() -> None:
    (result,) = read_bytes("---\ntitle: x\n---\nÜbung – “gut”\n".encode("cp1252"), "a.md")
    assert result.exercise.sections[0].text == "Übung – “gut”"
    assert said(result, Severity.WARNING) == [
        "a.md:4:1: warning: the file is read as Windows-1252 (byte 0xdc begins no letter of UTF-8); "
        "save it as UTF-8"
    ]


@pytest.mark.parametrize(
    ("encoding", "warnings"), [("utf-16", 0), ("utf-16-le", 1), ("utf-16-be", 1), ("utf-8-sig", 0)]
)
def test_other_encodings_are_read_and_a_guess_is_said(encoding: str, warnings: int) -> None:
    (result,) = read_bytes("# Kniebeuge\n\n## Ausführung\n\n1. Beugen.\n".encode(encoding), "a.md")
    assert [section.heading for section in result.exercise.sections] == ["Ausführung"]
    assert len(said(result, Severity.WARNING)) == warnings


def test_bytes_that_are_no_text_say_so() -> None:
    with pytest.raises(CardsError, match=r"^a\.md:1: error: the file is not text; save it as UTF-8 text$"):
        decode(b"\x89ABC\r\n\x1a\x00\x00\x00\rIHDR\xff\xfe\xfd", "a.md")


def test_diagnostics_are_sorted_by_place() -> None:
    result = reading("## Zebra\n- a\n\n## Giraffe\n- b\n", matter="vidoe: x\n")
    assert list(result.diagnostics) == sorted(result.diagnostics)
    assert [d.location.line for d in result.diagnostics] == [1, 1, 2, 4, 7]


def test_lines_count_from_the_top_of_the_file_whatever_ends_them() -> None:
    body = "---\ntitle: x\n---\n\n## Setup\n\n- a\n  - b\n\n> c\n"
    for ending in ("\n", "\r\n", "\r"):
        section: Section
        (section,) = read(body.replace("\n", ending), "a.md").exercise.sections
        listing = section.blocks[0]
        assert isinstance(listing, Listing)
        assert (section.line, listing.items[0].line, section.blocks[1].line) == (5, 7, 10)
        paragraph, inner = listing.items[0].blocks
        assert isinstance(paragraph, Paragraph)
        assert (paragraph.line, inner.line) == (7, 8)


def test_steps_under_a_description_are_the_execution_and_a_summary_before_them_the_purpose() -> None:
    body = (
        "## Summary\n\nStrong legs.\n\n## Description\n\n1. Lean.\n2. Slide.\n\n## Programming\n\n- 2 sets\n"
    )
    assert [kind for _, kind, _ in outline(body)] == ["purpose", "execution", "execution"]

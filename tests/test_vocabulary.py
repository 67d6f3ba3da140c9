"""Headings find the kind that a coach gives them, in every language; a card's own words are all there."""

from __future__ import annotations

from dataclasses import fields

import pytest

from cards.exercise import Kind
from cards.language import detect
from cards.vocabulary import Labels, classify, is_phrase, labels, languages, looks_back

#: Headings of training texts, by what a coach expects under them; written before the words they test.
HEADINGS = {
    "purpose": """
        Purpose | Purpose of the Exercise | Overview | Exercise Overview | Introduction | Benefits
        Key Benefits | Benefits of the Dumbbell Row | Why Do It | Why do this exercise? | Why It Works
        Goal | Training Goal | Objective | Description | Exercise Description | About This Exercise
        What Is a Goblet Squat? | What It Does | Who Is It For | Advantages | Main Benefits | Rationale
        Background | At a Glance | Quick Overview | Aim | Movement Overview | Why You Should Do This
        Health Benefits | Purpose & Benefits | What It's For | What this exercise is good for
        When to Use It | What You'll Gain | The Why | Why Train This | Exercise Purpose
        Benefits of Battle Ropes | General Description | Intro | What Makes It Great | Training Purpose
        Intended Use | Reason for Doing It | Why bother? | Exercise Benefits | Why This Exercise
        Training Benefits | Benefits of This Exercise | Exercise Goal | Main Purpose
        Introduction to the Movement | Brief Overview | Primary Benefits | Overview of the Exercise
        Who Benefits
    """,
    "equipment": """
        Equipment Options
        Equipment | Equipment Needed | Required Equipment | What You Need | What You'll Need | Gear
        Equipment Required | You Will Need | Tools Needed | Recommended Equipment | Equipment List
        Materials | Necessary Equipment | Equipment and Attachments | Needed | Equipment You'll Need
        Items Needed | What to Bring | What to Use | Suggested Equipment | Essential Gear
        Tools of the Trade | Apparatus | Accessories | Minimum Equipment | Equipment Used
        Equipment & Setup Needs | Things You Need | Necessary Gear
    """,
    "setup": """
        Setup | Set-Up | Set Up | Setting Up | Initial Setup | Starting Position | Start Position
        Starting Posture | Initial Position | Initial Stance | Grip | Grip Width | Hand Position
        Hand Placement | Foot Placement | Feet Position | Foot Position | Feet Placement | Stance
        Stance and Grip | Position | Positioning | Body Position | Body Positioning | Bench Setup
        Machine Setup | Adjust the Machine | Machine Adjustments | Seat Adjustment | Preparation
        Before You Start | Getting Started | Getting Into Position | Get Into Position | Grip and Stance
        Grip the Bar | Bar Position | Bar Placement | Prepare | Setup and Starting Position
        Equipment Setup | Setup/Starting Position | Cable Setup | Band Placement | Attachment Setup
        Grip & Hand Placement | Starting Stance | Body Setup | Initial Posture | Grip Position
        Elbow Position | Pad Adjustment | Warm-Up | Warm Up | How to Set Up | Setting the Bar
        Ready Position | Approach | Loading the Bar | The Setup | Base Position | Hand Grip
        Your Starting Position | Kneeling Position | Seated Position | Take Your Position
        Set up your station | Machine Set-Up | Set Up the Machine | Body Placement | Pre-Lift Checks
        Pre-Lift Setup | Before the Lift | Step 1: Setup | 1) Get Set | Bar Height | Rack Height
        Seat Height | Setting the Seat | Bench Angle | Where to Place Your Feet | Where to Put Your Hands
        Starting Point | The Start Position | Lying Position | Grip Style | Grip Type | Hand Spacing
        Shoulder Position | Head Position | Arm Position | Leg Position | Hip Position | Back Position
        Knee Position | Foot Stance | Foot Setup | Get a Grip | Choosing the Weight | Weight Selection
        Prep Work | Initial Grip | Attach the Band | Anchor the Band | Anchor Point | Pulley Height
        Cable Height | Settle In | Standing Position | Prone Position | Set Your Feet | Position Yourself
        Establish Your Stance | Rack Position | Front Rack Position | Setup & Grip | Assume the Position
        Posture Setup | Mounting the Bar | Initial Setup and Grip | Setup Phase | Setup Position
        Hanging Position | Plank Position
        Setup Instructions | Setup Steps | Setting Up the Band | Starting Setup | Start
        Hand and Foot Placement | Hands and Knees Position | Foot and Hand Position | Stance Width
        Stance and Posture | Body Posture | Machine Position | Seat and Pad Adjustment | Seat Position
        Bench Position | Positioning the Body | Preparation Phase | Grip and Positioning
        Grip and Hand Position | Grip and Starting Position | Grip/Stance | Unloaded Setup
        Getting in Position | Handle Position | Rope Grip | Arm Placement | Band Setup | Barbell Setup
        Bar Setup | Box Height | Mat Position | Adjustments
    """,
    "execution": """
        Execution | Movement | Movement Execution | Steps | Step-by-Step Instructions | Step by Step
        Instructions | How to Perform | How to Do It | How To | How to Perform the Exercise
        Performing the Exercise | Execution Steps | Steps to Perform | The Movement | The Lift
        Exercise Execution | Exercise Steps | Lowering | Lowering Phase | Lowering the Bar
        Lowering the Weight | Lifting Phase | Lifting | Raising Phase | Upward Phase | Downward Phase
        Upward Movement | Downward Movement | Ascent | Ascending | Descent | Descending | Concentric Phase
        Eccentric Phase | Concentric Movement | Return | Return Phase | Return to Start
        Return to Starting Position | Returning | Returning to the Start | Hold | Hold Position
        Top Position | Bottom Position | Finish | Finishing Position | Finish Position | End Position
        Ending Position | Final Position | Press | Pressing Phase | Pressing the Bar | Pull | Pull Phase
        Pulling Phase | Push Phase | The Push | Squat Movement | The Squat | Squatting Down | Curl
        Curling Phase | Curl Up | Row | Rowing Movement | Hinge | Hip Hinge | Lunge | Step Back
        Step Forward | Jump | Landing | Swing | Catch | Drive | Dip | Extension | Flexion | Rotation
        Contraction | Peak Contraction | Squeeze | Pause | Pause at the Top | Repetition | Repetitions
        Reps | Reps and Sets | Sets and Reps | Rep Ranges | Recommended Sets and Reps | Duration
        Duration and Repetitions | Tempo | Rest | Programming | Frequency | Repeat | Switch Sides
        Transition | Sequence | Technique | Exercise Technique | Movement Pattern | Range of Motion
        Depth | Unrack the Bar | Liftoff | Completion | Dismount | Crunch Movement | Kick Back
        Raise Your Arms | Walk Out | Turnover | Slam | Follow Through | Reset | Action | Phase 1: The Pull
        Main Movement | Performance | Procedure | Negative Phase | Positive Phase | Inward Movement
        Cool Down | Exercise Instructions | Perform the Movement | Performing the Lift
        Doing the Exercise | How It's Done | How to Execute | How to Do the Cable Row | Steps to Follow
        Step by Step Guide | Stepwise Execution | The Descent | The Way Down | On the Way Up
        Controlled Descent | Controlled Lowering | Slow Negative | Coming Up | Going Down
        Bottom of the Movement | Top of the Movement | At the Top | At the Bottom | Bottom Phase
        Middle Position | Mid-Range | Lockout | Locking Out | Full Extension | Elbow Extension
        Shoulder Press | Pressing Motion | Pulling Motion | Curling Motion | The Pull | Pull Up
        Pull-Down | First Pull | Second Pull | Jump and Shrug | Initiating the Movement
        Initiate the Pull | Initiation | Begin the Movement | Starting the Movement | Begin the Lift
        Raise the Weights | Lift the Bar | Lower the Weight | Push the Weight | Bring It Back
        Back to Start | Back Down | Bend Your Knees | Bend at the Hips | Hip Extension | Hip Drive
        Leg Drive | Drive Through Your Heels | Stand Up | Rise | Rising | Raise | Release | Recovery
        Detailed Instructions | Drop Under | Lean Forward | Shift Weight | Take-Off | Chopping Motion
        Reverse | Stride | Reach
        Reset and Repeat | Repeat the Movement | Alternate Sides | Alternating Arms | Sets
        Number of Reps | Time | Time Under Tension | Hold Time | Training Volume | Workout Plan
        Suggested Sets | Pace and Rhythm | Tempo and Control | Rhythm | Speed | Arm Movement
        Leg Movement | Arc of Motion | Movement Path | Bar Path | Main Phase | Working Phase
        Explosive Phase | Engage Core | Core Engagement | Brace Your Core | Roll Forward | Rollout
        Rotation Phase | Twist | Swing Phase | Hinge Phase | Squat Phase | Lunge Phase | Thrust
        Bridge Up | Open and Close | Opening Phase | Closing Phase | Transition Phase | Exit | Coming Down
        End of the Set | Ending the Set | Finishing the Rep | Push-Up | Step-Up | Side Switch
        Spread Your Arms | Bringing the Arms Together | Lift | Lifting the Weight | Lifting Movement
        Lifting the Bar | Lowering Movement | Lower | Lower Slowly | Lower Phase | Raise Phase
        Raise the Bar | Lift Phase | Lift Execution | Upward Motion | Downward Motion | Pull Movement
        Push Movement | Push Up | Press Up | Pressing Movement | Press Execution | Curl Execution
        Curl Phase | Curl Movement | Row Execution | Squat Execution | Extension Phase | Flexion Phase
        Contraction Phase | Contract | Execution Phase | Execution of the Movement
        Executing the Movement | Movement Phase | Movement Instructions | Movement Steps
        Movement Technique | Exercise Movement | Proper Technique | Steps for Execution
        Steps to Perform the Exercise | Steps for Proper Form | Step-by-Step Execution
        Step-by-Step Guide | Top of Movement | Bottom of the Lift | Peak Position | Peak of Movement
        Hold and Squeeze | Hold at the Top | Finish the Movement | Finishing | Finishing Move | End Phase
        Ending | End of Movement | Completing the Rep | Repetition and Tempo | Repetitions and Sets
        Repeat the Process | Sets & Reps | Reps & Rest | Recommended Reps | Duration and Frequency
        Cooldown | Concentric | Eccentric | Concentric (Lifting) Phase | Eccentric (Lowering) Phase
        Returning Phase | Return Movement | Return Position | Controlled Return | Descending Phase
        Ascending Phase | Ascent Phase | Descent Phase | Initial Pull | Initial Movement | Drive Phase
        Jumping Phase | Landing Phase | Catch Phase | Transition to Overhead | Overhead Press
        Rotational Movement | Twisting Motion | Walking Phase | Arm Action | Leg Action
        Kickback Movement | Slam Phase | Throw | Motion
    """,
    "breathing": """
        Breathing | Breathing Technique | Breathing Pattern | Breathe | Breath Control | Breathing Tips
        How to Breathe | Inhale and Exhale | Breathing Cues | Breathing and Bracing | Proper Breathing
        Breathing Guidelines | Breathing Rhythm | Breathing Instructions | When to Breathe | Your Breath
        Inhale | Exhale | Breath | Breathing & Tempo | Controlled Breathing
        Breathing Technique and Rhythm | Breathing Technique: | Breathing Control | Breathing and Tempo
        Breathing Guide
    """,
    "tips": """
        Proper Posture | Body Mechanics | Maximizing Results
        Tips | Tips for Proper Form | Form Tips | Key Points | Key Tips | Key Form Points | Key Cues
        Cues | Coaching Cues | Form Cues | Form Pointers | Pointers | Important Tips | Additional Tips
        Pro Tips | Helpful Tips | Technique Tips | Tips for Success | Tips for Good Form | Tips and Tricks
        Points to Remember | Key Points to Remember | Remember | Important Notes | Notes | Note
        Additional Notes | Coach's Notes | Form | Proper Form | Form Focus | Focus | Focus Points
        Key Focus Areas | Points of Focus | Form Guidelines | Key Considerations
        Additional Considerations | Form Check | Posture | Alignment | Body Alignment | Execution Tips
        Performance Tips | Setup Tips | Grip Tips | Training Tips | Best Practices | Coaching Points
        Key Technique Points | Form Reminders | Reminders | Advice | Expert Advice | Trainer Tips
        Tips for Beginners | Dos and Don'ts | Things to Remember | Maintain Proper Form
        Mind-Muscle Connection | Form Essentials | Quick Tips | Tips for Effective Execution
        Form and Technique Tips | Key Pointers | Final Tips | Engagement Tips | Tips to Improve
        Tips for Best Results | Tip | Top Tips | Bonus Tips | A Few Tips | Useful Tips | Some Pointers
        Good Habits | Helpful Hints | Tips & Cues | Mental Cues | Verbal Cues | Technique Cues
        Technique Pointers | Key Technique Tips | Things to Keep in Mind | Keep in Mind | Important Points
        Key Details | Form Details | Form Fundamentals | Proper Form Guidelines | Maintaining Good Form
        Perfect Your Form | Form Notes | Form Considerations | Important Considerations | Considerations
        Guidelines | Coach's Corner | Coach's Tips | Coaching Notes | Trainer's Notes | Training Notes
        Focus On | What to Focus On | Focus Areas | Think About | Quality Over Quantity
        Tips for Maximum Effectiveness | Tips for Improvement | Key Elements | Essential Points
        Critical Points | Master the Form | Final Tip | Emphasis | General Tips | Reminder | Key Reminders
        Extra Tips | Points | Things to Note | Tips for Optimal Performance | Stay Tight | Body Awareness
        Stability Tips | Core Tips | Feel the Movement | Tips for Execution | Tips for Performance
        Tips for Safety and Form | Tips for Proper Technique | Tips for Proper Execution
        Tips for Effectiveness | Tips for Optimal Form | Form & Technique | Form and Posture
        Form and Tips | Key Form Tips | Key Points for Proper Form | Key Points of Form
        Key Execution Points | Key Focus Points | Key Movement Points | Key Form Cues
        Key Form Considerations | Key Aspects | Key Principles | Key Notes | Important Form Tips
        Important Reminders | Important Cues | Proper Form Tips | Proper Form Cues | Posture Tips
        Posture and Alignment | Body Alignment Tips | Technique Focus | Focus and Control | Focus on Form
        Additional Form Tips | Additional Pointers | Additional Cues | Form Points | Form Recommendations
        Control and Form | Coaching Tips | Points to Consider | Final Form Check | Tips & Notes
        Execution Cues | Execution Points | Lifting Tips | General Form Tips
    """,
    "mistakes": """
        Common Mistakes | Mistakes | Mistakes to Avoid | Common Mistakes to Avoid | Common Errors
        Errors to Avoid | Avoid | Avoid These Mistakes | Things to Avoid | What to Avoid | What Not to Do
        Watch Out For | Watch out | Common Faults | Pitfalls | Common Pitfalls | Form Mistakes
        Form Errors | Typical Mistakes | Frequent Mistakes | Don'ts | Common Issues | Common Problems
        Troubleshooting | Errors | Common Form Mistakes | How to Avoid Common Mistakes
        Things to Watch Out For | Wrong | Faults and Fixes | Common Technique Errors | Common Mistake
        Frequent Errors | Mistakes and Corrections | Common Mistakes & Fixes
        Common Mistakes and How to Fix Them | Mistakes to Watch For | Things That Go Wrong | Form Faults
        Avoid This | Don't Do This | What to Watch Out For | Look Out For | Don't | Never Do This
        Bad Habits | Typical Errors | Technical Errors | Technique Errors | Poor Form
        Frequently Made Mistakes | Beginner Mistakes | Mistakes Beginners Make | Form Pitfalls
        Correcting Errors | Error Correction | Top Mistakes | Common Mistakes and Corrections
        Common Mistakes with Form | Common Errors to Avoid | Common Form Errors | Common Form Faults
        Common Execution Mistakes | Mistakes and Fixes | Mistakes in Form | Key Mistakes
        Key Mistakes to Avoid | Form Mistakes to Avoid | Potential Mistakes | What to Avoid:
        Avoid Common Mistakes | Avoiding Common Mistakes | Avoiding Mistakes | Avoid Doing
        Typical Form Errors
    """,
    "variations": """
        Variations | Variation | Variations and Progressions | Progression | Progressions
        Progression Tips | Regressions | Modifications | Modification Options
        Modifications for Beginners | Alternatives | Alternative Exercises | Exercise Variations
        Make It Harder | Make It Easier | Making It Easier | Easier Version | Harder Version
        Advanced Variations | Beginner Modifications | Scaling | Scaling Options | Options | Substitutions
        Adaptations | Progression and Regression | Next Steps | Challenge Yourself
        Progressing the Movement | Related Exercises | Similar Exercises | Advanced Variation
        Advanced Options | Beginner Option | Beginner Variation | Other Ways to Do It | Ways to Progress
        Ways to Modify | How to Progress | How to Modify | How to Make It Harder | How to Make It Easier
        For Beginners | For Advanced Lifters | Alternative Grips | Alternative Versions
        Variations to Try | Grip Variations | Progress It | Regress It | Level Up | Harder Options
        Easier Alternatives | Increase the Challenge | Increasing Difficulty | Intensity Options
        Modified Version | Swap For | Substitute Exercises | Progressive Overload | Too Hard?
        Equivalent Exercises | Variations & Modifications | Variations and Modifications
        Variations & Tips | Variation Options | Advanced Progressions | Progression Options
        Progressions and Regressions | Modifications and Variations | Modifications & Alternatives
        Alternative Movements | Alternatives and Variations | Possible Variations
    """,
    "safety": """
        Safety | Safety Tips | Safety Considerations | Safety First | Safety Notes | Safety Precautions
        Precautions | Caution | Cautions | Warning | Warnings | Contraindications | Who Should Avoid It
        Injury Prevention | Preventing Injury | Risks | Potential Risks | Use a Spotter | Spotter
        Spotting | Disclaimer | Important Safety Tips | Safety Guidelines | Safety Reminder
        Medical Considerations | When to Stop | Safety and Precautions | Injury Considerations
        Safety Measures | Safety Advice | Safety Cues | Safety Note | Safety Warning | Safety Check
        Important Safety Notes | Stop If | Who Should Not Do This | Not Suitable For | Injury Risk
        Avoiding Injury | Injury Warning | Protect Your Back | Protecting Your Shoulders | Health Warning
        Medical Advice | Consult a Professional | Use Caution | Spotter Recommendations
        Health Considerations | Risk Factors | Pain and Injury | Back Safety | Is It Safe?
        Safety and Form | Safety Considerations and Tips | Safety & Tips | Safety Tip | Safety Points
        Safety Reminders | Safety Advice and Tips | Additional Safety Tips | Key Safety Points
        Form and Safety | Important Safety Considerations | Cautionary Notes | Caution: | Precaution
        Injury Prevention Tips | Warning Signs | Health and Safety
    """,
    "muscles": """
        Muscles | Muscles Worked | Muscles Targeted | Target Muscles | Targeted Muscles | Muscle Groups
        Muscle Groups Targeted | Muscles Used | Muscles Involved | Primary Muscles | Secondary Muscles
        Primary Muscles Worked | Muscle Activation | Muscle Focus | Muscle Engagement | Targets | Anatomy
        Target Areas | Primary Movers | What It Works | Muscles Engaged | Working Muscles
        Muscles Trained | Main Muscles | Main Muscles Worked | Muscle Group | Primary Muscle Groups
        Supporting Muscles | Stabilizer Muscles | Which Muscles Work | Primary Target | Targeted Area
        Muscle Target | Worked Muscles | Primary and Secondary Muscles | What Muscles Does It Work?
        Areas Targeted | Stabilizers | Synergists | Target Muscle Group | Muscular Focus
        Muscle Groups Worked | Muscles Being Worked | Primary Muscles Targeted | Primary Muscle Targeted
        Secondary Muscles Worked | Key Muscles | Target Muscle | Targeted Muscle Groups
        Muscles Activated | Involved Muscles | Muscles Targeted: | Muscle Groups Involved
        Engaged Muscles
    """,
    "summary": """
        Conclusion | Summary | Final Thoughts | Final Notes | Wrap-Up | Takeaway | Key Takeaways
        In Summary | Recap | The Bottom Line | Closing Thoughts | Final Word | Concluding Remarks
        Quick Recap | Summary of Key Points | Final Tips and Conclusion | Final Summary | Closing
        Closing Notes | Final Remarks | Overall | To Conclude | Wrapping It Up | In Closing | Last Words
        Main Takeaways | In Short | Brief Summary | Exercise Summary | Conclusion and Tips
        Final Thoughts and Tips | Conclusion: | Summary and Conclusion | Final Note | Concluding Thoughts
        Overall Summary
    """,
    "other": """
        FAQ | History | Fun Fact | Music
    """,
}

#: The usual headings of a text, language by language, in the order of USUAL.
USUAL = (
    Kind.PURPOSE,
    Kind.EQUIPMENT,
    Kind.SETUP,
    Kind.EXECUTION,
    Kind.BREATHING,
    Kind.TIPS,
    Kind.MISTAKES,
    Kind.VARIATIONS,
    Kind.SAFETY,
    Kind.MUSCLES,
    Kind.SUMMARY,
)
ABROAD = {
    "de": "Zweck | Ausrüstung | Ausgangsposition | Ausführung | Atmung | Tipps | Häufige Fehler | Varianten"
    " | Sicherheit | Beanspruchte Muskeln | Fazit",
    "es": "Objetivo | Material necesario | Posición inicial | Ejecución | Respiración | Consejos"
    " | Errores comunes"
    " | Variantes | Seguridad | Músculos trabajados | Conclusión",
    "fr": "Objectif | Matériel | Position de départ | Exécution | Respiration | Conseils | Erreurs à éviter"
    " | Variantes | Sécurité | Muscles sollicités | Conclusion",
    "pt": "Objetivo | Equipamento necessário | Posição inicial | Execução | Respiração | Dicas | Erros comuns"
    " | Variações | Segurança | Músculos trabalhados | Conclusão",
    "it": "Obiettivo | Attrezzatura | Posizione di partenza | Esecuzione | Respirazione"
    " | Consigli | Errori comuni"
    " | Varianti | Sicurezza | Muscoli coinvolti | Conclusione",
    "nl": "Doel | Benodigdheden | Beginhouding | Uitvoering | Ademhaling | Aandachtspunten"
    " | Veelgemaakte fouten"
    " | Variaties | Veiligheid | Spieren | Samenvatting",
    "pl": "Cel | Sprzęt | Pozycja wyjściowa | Wykonanie | Oddech | Wskazówki | Najczęstsze błędy | Warianty"
    " | Bezpieczeństwo | Pracujące mięśnie | Podsumowanie",
}
#: Headings that no list holds, to be told by a word in them.
ABROAD_BY_RULE = {
    "de": {
        "Korrekte Bewegungsausführung": "execution",
        "Griff und Stand": "setup",
        "Sicherheitstipps": "safety",
    },
    "es": {"Fase de bajada": "execution", "Consejos de seguridad": "safety", "Ajuste de la máquina": "setup"},
    "fr": {
        "Phase de montée": "execution",
        "Les erreurs les plus fréquentes": "mistakes",
        "Réglage du banc": "setup",
    },
    "pt": {"Fase de descida": "execution", "Dicas de segurança": "safety", "Ajuste do banco": "setup"},
    "it": {"Fase di salita": "execution", "Suggerimenti utili": "tips", "Regolazione della panca": "setup"},
    "nl": {"Veiligheidstips": "safety", "Neerwaartse beweging": "execution", "Handige tips": "tips"},
    "pl": {"Faza opuszczania": "execution", "Ustawienie ławki": "setup", "Praktyczne wskazówki": "tips"},
}


def listed(text: str) -> list[str]:
    return [heading.strip() for heading in text.replace("\n", " | ").split(" | ") if heading.strip()]


@pytest.mark.parametrize("kind", HEADINGS)
def test_english_headings_land_where_a_coach_puts_them(kind: str) -> None:
    astray = {
        heading: str(found) for heading in listed(HEADINGS[kind]) if (found := classify(heading)) != kind
    }
    assert astray == {}


@pytest.mark.parametrize("lang", ABROAD)
def test_usual_headings_of_other_languages(lang: str) -> None:
    headings = listed(ABROAD[lang])
    assert [classify(heading, lang) for heading in headings] == list(USUAL)
    assert detect(headings) == lang


@pytest.mark.parametrize("lang", ABROAD_BY_RULE)
def test_unlisted_headings_of_other_languages_are_told_by_their_words(lang: str) -> None:
    found = {heading: str(classify(heading, lang)) for heading in ABROAD_BY_RULE[lang]}
    assert found == ABROAD_BY_RULE[lang]
    assert not any(is_phrase(heading, lang) for heading in found)


@pytest.mark.parametrize(
    "written",
    [
        "Setup",
        "SETUP",
        "setup:",
        "1. Setup:",
        "2) Set-up",
        "Step 3: Set Up",
        "💪 Setup",
        "Setup (5 min)",
        "The Setup",
        "Set up…",
    ],
)
def test_numbers_marks_and_case_do_not_matter(written: str) -> None:
    assert classify(written) is Kind.SETUP


@pytest.mark.parametrize("heading", ["", "…", "42", "Zebra", "Lorem ipsum", "Привет", "🦓"])
def test_what_no_word_tells_is_other(heading: str) -> None:
    assert classify(heading) is Kind.OTHER


def test_the_head_word_decides_between_two() -> None:
    assert classify("Movement cues") is Kind.TIPS
    assert classify("Cue the movement of the squat") is Kind.TIPS
    assert classify("Squat stance") is Kind.SETUP
    assert classify("Stance squat") is Kind.EXECUTION


def test_a_head_word_that_hardly_tells_beats_a_narrowing_one_that_does_no_more() -> None:
    assert classify("Position of the Bar") is Kind.SETUP
    assert classify("Racking the Bar") is Kind.EXECUTION
    assert classify("Re-rack the Bar") is Kind.EXECUTION


def test_english_headings_are_known_in_a_text_of_another_language() -> None:
    assert classify("Watch out for", "de") is Kind.MISTAKES
    assert classify("Setup", "pl") is Kind.SETUP


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "By following these steps and form tips, you grow."),
        ("de", "Mit diesen einfachen Schritten wirst du stark."),
        ("es", "Si sigues estos pasos, mejorarás."),
        ("fr", "Suivez ces conseils."),
        ("it", "Segui questi consigli."),
        ("nl", "Volg deze stappen."),
        ("pl", "Trzymaj się tych wskazówek."),
        ("pt", "Siga estas dicas."),
    ],
)
def test_closing_words_look_back_on_the_text(lang: str, text: str) -> None:
    assert looks_back(text, lang)
    assert not looks_back("Steps: these are not yet the tip of it.", lang)


def test_an_unknown_language_is_read_as_english() -> None:
    assert classify("Tips", "xx") is Kind.TIPS
    assert labels("xx") == labels("en")


def test_without_a_clear_language_it_is_english() -> None:
    assert detect([]) == "en"
    assert detect(["Muscles", "Conclusion", "Variations"]) == "en"
    assert detect(["Zebra", "Giraffe"]) == "en"


def test_one_foreign_heading_does_not_make_a_language() -> None:
    assert detect(["Setup", "Execution", "Tips", "Muscles sollicités"]) == "en"
    assert detect(["Setup", "Ausführung", "Tipps", "Häufige Fehler"]) == "de"


def test_all_eight_languages_are_at_hand() -> None:
    assert languages() == ("de", "en", "es", "fr", "it", "nl", "pl", "pt")


@pytest.mark.parametrize("lang", languages())
def test_every_label_is_there_in_every_language(lang: str) -> None:
    own = labels(lang)
    for field in fields(Labels):
        value = getattr(own, field.name)
        if field.name.startswith("quotes_"):
            assert len(value) == 2, field.name
            assert all(value), field.name
        else:
            assert value == value.strip(), field.name
            assert value, field.name
    assert "{distance}" in own.read_from
    assert "{distance}" in own.scan_from
    assert [own.of(kind) for kind in Kind] == [getattr(own, kind.value) for kind in Kind]


@pytest.mark.parametrize("lang", languages())
def test_a_printed_label_is_itself_read_as_its_kind(lang: str) -> None:
    for kind in set(Kind) - {Kind.OTHER}:
        assert classify(labels(lang).of(kind), lang) is kind


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Knie nach außen, Brust raus."),
        ("de", "Bei Schmerzen aufhören."),
        ("es", "Rodillas afuera, pecho arriba."),
        ("fr", "Genoux ouverts, poitrine haute."),
        ("it", "Ginocchia in fuori, petto alto."),
        ("nl", "Knieën naar buiten, borst omhoog."),
        ("pl", "Kolana na zewnątrz, klatka w górę."),
        ("pt", "Joelhos para fora, peito alto."),
        ("en", "Knees out, chest up."),
        ("en", "Go."),
        ("en", "Press the bell up."),
        ("en", "Wall sit"),
    ],
)
def test_the_language_of_one_sentence(lang: str, text: str) -> None:
    assert detect((), (text,)) == lang


@pytest.mark.parametrize(
    "text",
    [
        "Læn dig tilbage mod væggen. Glid ned ad væggen.",
        "Luta dig mot väggen. Glid ner längs väggen.",
        "Opři se o zeď. Sjeď pomalu dolů. Drž dvacet sekund.",
        "Sırtını duvara yasla. Yavaşça aşağı kay. Yirmi saniye tut.",
        "Nojaa seinään. Pidä kaksikymmentä sekuntia.",
        "Támaszkodj a falnak. Csússz le lassan.",
    ],
)
def test_a_short_text_of_another_language_is_taken_for_none_of_ours(text: str) -> None:
    assert detect((), (text,)) not in languages()


def test_where_a_text_tells_nothing_the_file_around_it_does() -> None:
    assert detect((), ("1 2 3",), (), "nl") == "nl"
    assert detect((), ("1 2 3",)) == "en"

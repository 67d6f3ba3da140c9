"""The mannequin in numbers, in hundredths of the stature, degrees and parts of the body's mass."""

from __future__ import annotations

from typing import Final

# Lengths between joints (Drillis and Contini 1966, rounded).
THIGH: Final = 24.5
SHANK: Final = 24.6
UPPER_ARM: Final = 18.6
FOREARM: Final = 14.6
#: From the wrist to the middle of the fist.
GRIP: Final = 4.2
#: From the line of the hips to the joint of the waist, and on to the line of the shoulders.
PELVIS: Final = 10.0
THORAX: Final = 18.0
#: From the waist to the joint of the neck, and on to the middle of the head.
NECK: Final = 21.3
HEAD: Final = 9.7
#: Half the distance of the hip joints, and of the shoulder joints.
HALF_HIPS: Final = 5.2
HALF_SHOULDERS: Final = 10.4
#: The ankle over the sole of the shoe; from there back to the heel, forward to the ball and to the toes.
ANKLE: Final = 4.3
HEEL: Final = 4.4
BALL: Final = 7.2
TOE: Final = 12.6
#: The middle of the foot ahead of the ankle.
MID_FOOT: Final = (TOE - HEEL) / 2
#: The height of the hips of someone who stands.
STANDING: Final = 53.2

#: Parts of the mass (Winter 2009, table 4.1).
MASS: Final = {
    "head": 0.081,
    "trunk": 0.497,
    "upper arm": 0.028,
    "forearm": 0.016,
    "hand": 0.006,
    "thigh": 0.100,
    "shank": 0.0465,
    "foot": 0.0145,
}

#: Ranges of motion in degrees (American Academy of Orthopaedic Surgeons; Kapandji), with a little give.
RANGES: Final = {
    "hip": (-25.0, 130.0),
    "knee": (-3.0, 150.0),
    "ankle": (-55.0, 42.0),
    "elbow": (-4.0, 154.0),
    "curl": (-35.0, 75.0),
    "side": (-40.0, 40.0),
    "twist": (-50.0, 50.0),
    "head": (-65.0, 55.0),
}

#: The two sides as factors of "left": seen in profile, the figure's right side is the near one.
NEAR: Final = -1
FAR: Final = 1
SIDES: Final = (NEAR, FAR)
SIDE_NAMES: Final = {NEAR: "near", FAR: "far"}

"""Any way to name a video becomes one short link; what is none says what to write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.exercise import Video
from cards.manuscript.video import VideoError, canonical

ID = "SqO-VUEak2M"


@pytest.mark.parametrize(
    "written",
    [
        ID,
        f"  {ID}\n",
        f"https://youtu.be/{ID}",
        f"http://youtu.be/{ID}",
        f"youtu.be/{ID}",
        f"https://youtu.be/{ID}?si=AbCdEfGh",
        f"https://www.youtube.com/watch?v={ID}",
        f"https://youtube.com/watch?v={ID}&list=PL123&index=4&pp=xyz",
        f"https://www.youtube.com/watch?app=desktop&v={ID}",
        f"https://www.youtube.com/watch?feature=shared&amp;v={ID}",
        f"https://m.youtube.com/watch?v={ID}",
        f"https://music.youtube.com/watch?v={ID}",
        f"www.youtube.com/watch?v={ID}",
        f"HTTPS://WWW.YouTube.com/watch?v={ID}",
        f"https://www.youtube.com/shorts/{ID}",
        f"https://www.youtube.com/shorts/{ID}?feature=share",
        f"https://www.youtube.com/live/{ID}?si=x",
        f"https://www.youtube.com/embed/{ID}",
        f"https://www.youtube-nocookie.com/embed/{ID}?rel=0",
        f"https://www.youtube.com/v/{ID}/",
        f"https://youtu.be/{ID}?t=0",
    ],
)
def test_youtube_in_every_form_is_one_link(written: str) -> None:
    assert canonical(written) == Video(f"https://youtu.be/{ID}", "youtube", ID)


@pytest.mark.parametrize(
    ("ending", "seconds"),
    [
        ("?t=90", 90),
        ("?t=90s", 90),
        ("?t=1m30s", 90),
        ("?t=1m", 60),
        ("?t=1h2m3s", 3723),
        ("?start=15", 15),
        ("#t=1m30s", 90),
        ("?si=abc&t=42", 42),
        ("?t=1:30", 90),
    ],
)
def test_the_start_is_kept_in_seconds(ending: str, seconds: int) -> None:
    video = canonical(f"https://youtu.be/{ID}{ending}")
    assert video == Video(f"https://youtu.be/{ID}?t={seconds}", "youtube", ID, seconds)


def test_an_embedded_players_start_is_kept() -> None:
    assert canonical(f"https://www.youtube-nocookie.com/embed/{ID}?start=30&rel=0").start == 30


@pytest.mark.parametrize(
    ("written", "url", "start"),
    [
        ("https://vimeo.com/123456789", "https://vimeo.com/123456789", None),
        ("http://www.vimeo.com/123456789?share=copy", "https://vimeo.com/123456789", None),
        ("vimeo.com/123456789", "https://vimeo.com/123456789", None),
        ("https://vimeo.com/123456789/a1b2c3d4e5", "https://vimeo.com/123456789/a1b2c3d4e5", None),
        (
            "https://player.vimeo.com/video/123456789?h=a1b2c3d4e5&dnt=1",
            "https://vimeo.com/123456789/a1b2c3d4e5",
            None,
        ),
        ("https://vimeo.com/channels/staffpicks/123456789", "https://vimeo.com/123456789", None),
        ("https://vimeo.com/123456789#t=1m30s", "https://vimeo.com/123456789#t=90s", 90),
    ],
)
def test_vimeo_with_the_hash_of_unlisted_ones(written: str, url: str, start: int | None) -> None:
    assert canonical(written) == Video(url, "vimeo", "123456789", start)


@pytest.mark.parametrize(
    "written",
    [
        "https://example.com/squat.mp4",
        "https://coach.example.com/v?id=7&lang=en#start",
        "https://example.com:8443/path",
    ],
)
def test_any_other_secure_link_stays_as_it_is(written: str) -> None:
    video = canonical(written)
    assert (video.url, video.provider, video.id, video.words) == (written, "web", written, "")


@pytest.mark.parametrize(
    ("written", "url", "words"),
    [
        (
            "https://example.org/übung/größe",
            "https://example.org/%C3%BCbung/gr%C3%B6%C3%9Fe",
            "https://example.org/übung/größe",
        ),
        ("https://übung.example/", "https://xn--bung-zra.example/", "https://übung.example/"),
        (
            "https://ÜBUNG.example:8443/a",
            "https://xn--bung-zra.example:8443/a",
            "https://ÜBUNG.example:8443/a",
        ),
        # Browsers know ß from ss; the older rules did not.
        ("https://straße.example/", "https://xn--strae-oqa.example/", "https://straße.example/"),
        ("https://例え.jp/映像", "https://xn--r8jz45g.jp/%E6%98%A0%E5%83%8F", "https://例え.jp/映像"),
        (
            "https://example.org/a?q=ä#ö",
            "https://example.org/a?q=%C3%A4#%C3%B6",
            "https://example.org/a?q=ä#ö",
        ),
        ("https://example.org/%C3%BC/50%/[x]", "https://example.org/%C3%BC/50%25/%5Bx%5D", ""),
    ],
)
def test_a_link_is_in_ascii_whatever_letters_it_was_written_in(written: str, url: str, words: str) -> None:
    video = canonical(written)
    assert (video.url, video.words) == (url, words)
    assert canonical(video.url).url == url


def test_a_link_that_is_not_secure_stays_so() -> None:
    assert canonical("http://example.com/a.mp4").url == "http://example.com/a.mp4"


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        (ID, "video"),
        ("https://vimeo.com/123456789", "video"),
        ("https://example.com/squat.MP4", "video"),
        ("https://www.tiktok.com/@coach/video/1", "video"),
        ("https://example.com/breathing.mp3?x=1", "sound"),
        ("https://open.spotify.com/episode/1", "sound"),
        ("https://example.com/squat", "page"),
        ("https://notspotify.com/", "page"),
        ("https://example.com/mp3", "page"),
    ],
)
def test_what_a_link_leads_to_is_told(written: str, kind: str) -> None:
    assert canonical(written).kind == kind


def test_parameters_that_follow_the_reader_go() -> None:
    video = canonical("https://example.com/v?utm_source=mail&id=7&fbclid=abc")
    assert video.url == "https://example.com/v?id=7"


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("", "empty"),
        ("abc", "11 characters, not 3"),
        ("SqO-VUEak2MM", "11 characters, not 12"),
        ("javascript:alert(1)", '"javascript:"'),
        ("JavaScript:alert(1)//.com", '"JavaScript:"'),
        ("file:///etc/passwd", '"file:"'),
        ("data:text/html,x", '"data:"'),
        ("ftp://example.com/a.mp4", '"ftp:"'),
        (f"https://youtu.be@evil.example/{ID}", 'before "@"'),
        ("https://coach:secret@example.com/", 'before "@"'),
        ("https://@example.com/", 'before "@"'),
        ("https://exa%6dple.com/", "no website"),
        ("https://" + "ü" * 70 + ".example/", "no website"),
        ("https://exa℀mple.com/", "not a whole link"),
        (f"https://youtu.be/{ID} now", "spaces"),
        ("https://exa\nmple.com", "spaces"),
        ("https://youtu.be/abc", "has 3"),
        ("https://www.youtube.com/watch?v=SqO-VUEak2MM", "has 12"),
        ("https://www.youtube.com/watch?v=SqO VUEak2M", "spaces"),
        ("https://www.youtube.com/@coach", "no single video"),
        ("https://www.youtube.com/playlist?list=PL123", "no single video"),
        ("https://vimeo.com/about", "no single video"),
        ("https://", "no website"),
        ("https://localhost", "no website"),
        ("https://[::1", "not a whole link"),
        ("https://example.com:99999999/", "not a whole link"),
        ('https://example.com/"><script>', "characters that no link has"),
        ("https://example.com/" + "a" * 600, "more than"),
    ],
)
def test_what_is_no_video_says_why_and_what_to_write(written: str, complaint: str) -> None:
    with pytest.raises(VideoError) as caught:
        canonical(written)
    assert complaint in str(caught.value)
    assert "https://" in caught.value.hint or "write the link" in caught.value.hint


@given(st.text(max_size=60))
def test_any_text_is_a_video_or_a_complaint(text: str) -> None:
    try:
        video = canonical(text)
    except VideoError:
        return
    assert video.url.startswith(("https://", "http://"))
    assert not any(c.isspace() for c in video.url)
    assert video.url.isascii()


@given(st.from_regex(r"https://[a-z]{1,8}\.(com|be)/[ -~]{0,30}", fullmatch=True))
def test_a_canonical_link_is_its_own_canonical_form(link: str) -> None:
    try:
        video = canonical(link)
    except VideoError:
        return
    assert canonical(video.url) == video

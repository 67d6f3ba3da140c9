"""How much of anything a source may hold; a file beyond is refused before it costs time or memory."""

#: Bytes of one exercise file; real ones have two to six thousand.
FILE_BYTES = 128 * 1024

#: Lines of one exercise file; real ones have fewer than a hundred.
FILE_LINES = 4_000

#: Bytes and lines of one file that holds many exercises; people keep 150 in 259 KB.
COLLECTION_BYTES, COLLECTION_LINES = 4 * 1024 * 1024, 100_000

#: Exercises of one file.
COLLECTION = 2_000

#: Bytes of a workbook when it is unpacked, and columns of its sheets.
WORKBOOK_BYTES, WORKBOOK_COLUMNS = 32 * 1024 * 1024, 200

#: Blanks in a row that are read; more mean no more, and cost time.
BLANKS = 200

#: Headings of one exercise file, steps included; real ones have fewer than twenty.
HEADINGS = 400

#: Lists and quotes one inside the other, the outermost counted.
NESTING = 20

#: Bytes of front matter.
MATTER_BYTES = 32 * 1024

#: Lists and mappings one inside the other, in front matter and in TOML; each part of a dotted name is one.
DATA_NESTING = 20

#: Digits of a number in TOML.
NUMBER_DIGITS = 100

#: Aliases (`*name`) in front matter: each may stand for all before it, so their sum grows as a power.
MATTER_ALIASES = 20

#: Characters of a heading that are read for what it is for.
HEADING_CHARS = 200

#: Characters of a slug, which names a file.
SLUG_CHARS = 80

#: Characters of a video's link; beyond it no phone reads the code.
LINK_CHARS = 500

#: Characters of the label under a code; more are too small to read.
LABEL_CHARS = 24

#: Bytes of a picture's file; a camera's largest have thirty million.
PICTURE_BYTES = 64 * 1024 * 1024

#: Pixels of a picture, and bytes of memory that it takes to decode; beyond, it is not decoded.
PICTURE_PIXELS, PICTURE_MEMORY = 50_000_000, 160_000_000

#: How many times as long as wide a picture may be.
PICTURE_SHAPE = 12

#: Pictures of one exercise that are looked at for one that can be printed.
PICTURES_TRIED = 8

#: Seconds that all pictures of one exercise may take to be read.
PICTURES_SECONDS = 10

#: Bytes of a drawing (SVG).
DRAWING_BYTES = 4 * 1024 * 1024

#: Elements of a drawing, one inside the other and all together.
DRAWING_NESTING, DRAWING_ELEMENTS = 100, 50_000

#: Seconds and bytes of memory that a drawing may take to be drawn.
DRAWING_SECONDS, DRAWING_MEMORY = 5, 1024 * 1024 * 1024

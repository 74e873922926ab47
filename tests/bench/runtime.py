"""MODEL: what the network costs in onnxruntime, on one thread."""
import statistics
import sys
import time

import numpy
import onnxruntime

RUNS = 7
SIZES = [(640, 480), (1024, 768), (1600, 1216)]

options = onnxruntime.SessionOptions()
options.intra_op_num_threads = options.inter_op_num_threads = 1
options.log_severity_level = 4
session = onnxruntime.InferenceSession(sys.argv[1], options, providers=["CPUExecutionProvider"])
name = session.get_inputs()[0].name
for width, height in SIZES:
    picture = numpy.full((1, 3, height, width), 100, dtype=numpy.float32)
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        session.run(None, {name: picture})
        times.append(time.perf_counter() - start)
    print(f"{f'onnxruntime: network at {width} × {height}':<48} {statistics.median(times[1:]) * 1e3:>9.1f} ms")

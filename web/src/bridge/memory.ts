// Tells a worker that ran out of memory from one that broke down for another reason: to WebAssembly both are the same trap.

/** As much more memory as one large decoded picture takes: 256 MiB, in pages of 64 KiB. */
const ONE_MORE_PICTURE = 4096;

/** Whether there was no room. The worker is of no use afterwards either way, so asking for more does no harm. */
export function ranOut(thrown: unknown, memory: Pick<WebAssembly.Memory, "grow"> | null): boolean {
  if (thrown instanceof RangeError && /memory|alloc/iu.test(thrown.message)) return true;
  try {
    memory?.grow(ONE_MORE_PICTURE);
    return false;
  } catch {
    return true;
  }
}

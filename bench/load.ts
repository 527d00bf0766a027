import autocannon from 'autocannon'

export type Target = { url: string; headers?: Record<string, string> }

/** Answers per second of one target under a steady number of callers. Anything but 2xx makes the figure worthless. */
export async function answersPerSecond({ url, headers = {} }: Target, seconds: number): Promise<number> {
  const result = await autocannon({ url, headers, connections: 16, duration: seconds })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url} failed ${result.non2xx + result.errors} times`)
  return result.requests.average
}

/**
 * Two targets in turn, A B A B …, so that a slow minute of the machine slows both. Answers the median of each and of
 * the ratios pair by pair.
 */
export async function pairedRatio(ours: Target, bare: Target, rounds = 5, seconds = 3) {
  await answersPerSecond(ours, 2)
  await answersPerSecond(bare, 2)
  const pairs: { ours: number; bare: number }[] = []
  for (let round = 0; round < rounds; round++) {
    pairs.push({ ours: await answersPerSecond(ours, seconds), bare: await answersPerSecond(bare, seconds) })
  }
  return {
    ours: median(pairs.map((pair) => pair.ours)),
    bare: median(pairs.map((pair) => pair.bare)),
    ratio: median(pairs.map((pair) => pair.ours / pair.bare)),
  }
}

export function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]]
  return (low + high) / 2
}

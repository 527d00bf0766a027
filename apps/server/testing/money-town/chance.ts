/** Chance that can be had again: the same seed, the same town. */
export class Chance {
  readonly seed: number
  #state: number
  constructor(seed: number) {
    this.seed = seed
    this.#state = seed >>> 0
  }

  /** At least zero and less than one (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  happens = (share: number): boolean => this.next() < share
  whole = (from: number, to: number): number => from + Math.floor(this.next() * (to - from + 1))
  pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(this.next() * list.length)]

  /** Takes one out of the list, wherever it stands: news do not keep their order. */
  take<T>(list: T[]): T | undefined {
    return list.splice(Math.floor(this.next() * list.length), 1)[0]
  }
}

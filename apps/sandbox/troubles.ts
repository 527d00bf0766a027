export type Trouble =
  /** The answer comes later. */
  | { kind: 'delay'; ms: number }
  /** Nothing happens, and the answer is 500. */
  | { kind: 'error' }
  /** Everything happens, and the connection breaks before the answer. */
  | { kind: 'lost' }

/** What a test ordered to go wrong next; `only` is the beginning of e.g. `POST /v1/refunds`. */
export class Troubles {
  #queue: Array<Trouble & { only: string }> = []

  order(trouble: Trouble, times: number, only: string): void {
    for (let i = 0; i < times; i++) this.#queue.push({ ...trouble, only })
  }

  next(place: string): Trouble | undefined {
    const index = this.#queue.findIndex(({ only }) => place.startsWith(only))
    return index < 0 ? undefined : this.#queue.splice(index, 1)[0]
  }
}

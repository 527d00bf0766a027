/** As many messages as a session may be behind; one that is further is dropped with its cursor and comes back. */
const longestQueue = 1_000

/** How a stream ends that its reader is to open again: the reader sees a broken connection, not an answer. */
export class StreamCut extends Error {
  override name = 'AbortError'
}

/** What one open session has not been told yet. It grows only so far, whoever does not read. */
export class Subscriber<Message> {
  #queue: Message[] = []
  #wake: () => void = () => undefined
  #isCut = false

  put(message: Message): void {
    if (this.#isCut) return
    if (this.#queue.length >= longestQueue) return this.cut()
    this.#queue.push(message)
    this.#wake()
  }

  cut(): void {
    this.#isCut = true
    this.#queue = []
    this.#wake()
  }

  /** Everything in order, for as long as the session is open. */
  async *read(signal?: AbortSignal): AsyncGenerator<Message, void> {
    const onAbort = () => this.cut()
    signal?.addEventListener('abort', onAbort, { once: true })
    if (signal?.aborted) this.cut()
    try {
      for (;;) {
        for (;;) {
          const next = this.#queue.shift()
          if (next === undefined) break
          yield next
        }
        if (this.#isCut) throw new StreamCut('The stream was cut')
        await new Promise<void>((wake) => {
          this.#wake = wake
          if (this.#isCut || this.#queue.length > 0) wake()
        })
      }
    } finally {
      signal?.removeEventListener('abort', onAbort)
    }
  }
}

/** What was opened, to be closed in the opposite order. Steps are added before they are awaited. */
export class Closing {
  #steps: (() => Promise<unknown>)[] = []
  #running: Promise<void> | undefined

  add(step: () => Promise<unknown>): void {
    this.#steps.push(step)
  }

  /** True once closing has begun: what ends from now on was meant to. */
  get begun(): boolean {
    return this.#running !== undefined
  }

  /** Closes everything, once, for whoever asks. What cannot be closed does not keep the rest open. */
  run(): Promise<void> {
    this.#running ??= this.#close()
    return this.#running
  }

  async #close(): Promise<void> {
    for (const step of this.#steps.reverse()) await step().catch(() => undefined)
  }
}

/** Within this time a second signal is the echo of the first; later it is a person losing patience. */
const echoMs = 1_500

/** Ctrl-C, a polite kill, a closed terminal, and the death of the process that started us: all mean stop. */
export function whenToldToStop(stop: () => Promise<void>): void {
  let toldAt = 0
  const handle = async () => {
    if (toldAt > 0) {
      if (Date.now() - toldAt > echoMs) process.exit(1)
      return
    }
    toldAt = Date.now()
    await stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, handle)
  process.once('disconnect', handle)
  // Listening must not keep alive what has nothing left to do.
  process.channel?.unref()
}

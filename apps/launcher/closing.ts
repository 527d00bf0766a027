/** What was opened, to be closed in the opposite order. Steps are added before they are awaited. */
export class Closing {
  #steps: (() => Promise<unknown>)[] = []

  add(step: () => Promise<unknown>): void {
    this.#steps.push(step)
  }

  /** Closes everything; what cannot be closed does not keep the rest open. */
  async run(): Promise<void> {
    for (const step of this.#steps.splice(0).reverse()) await step().catch(() => undefined)
  }
}

/** Ctrl-C, a polite kill, a closed terminal, and the death of the process that started us: all mean stop. */
export function whenToldToStop(stop: () => Promise<void>): void {
  let told = false
  const handle = async () => {
    if (told) process.exit(1)
    told = true
    await stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, handle)
  if (process.send) process.once('disconnect', handle)
}

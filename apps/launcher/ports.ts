import { createServer } from 'node:net'

/** True when a server could listen on this port right now. Without a host, every address is tried. */
export function isPortFree(port: number, host?: string): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done(true)))
  })
}

/** The first free port from `first` on. */
export async function nextFreePort(first: number, taken: number[] = []): Promise<number> {
  for (let port = first; port < 65_536; port++) {
    if (!taken.includes(port) && (await isPortFree(port))) return port
  }
  throw new RangeError(`no free port from ${first} on`)
}

/**
 * A free port below the range that systems hand out to outgoing connections, so that a port
 * remembered for the next start is not taken by chance.
 */
export async function randomFreePort(): Promise<number> {
  return nextFreePort(20_000 + Math.floor(Math.random() * 12_000))
}

import { createServer, request as ask, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Held = { path: string; at: 'before' | 'after'; reached: () => void }

/**
 * Stands between us and the card provider. On request it holds one question: before it is passed on, or after it was
 * answered and before the answer comes back. What is held so is never answered: somebody dies meanwhile.
 */
export async function standBetween(apiUrl: string) {
  let held: Held | null = null
  const server: Server = createServer((incoming, outgoing) => {
    const path = `${incoming.method} ${incoming.url}`
    const hold = held && path.startsWith(held.path) ? held : null
    if (hold) held = null
    if (hold?.at === 'before') return hold.reached()
    const { hostname, port } = new URL(apiUrl)
    const { method, headers, url } = incoming
    const onward = ask({ hostname, port, path: url, method, headers }, (answer) => {
      if (hold) {
        answer.resume()
        answer.once('end', hold.reached)
        return
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    /** Resolves once the next question of this path has come so far. */
    hold: (path: string, at: Held['at']) =>
      new Promise<void>((reached) => {
        held = { path, at, reached }
      }),
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

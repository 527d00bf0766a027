import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { need } from './world.ts'

export type Front = { url: string; renew(): void; close(): Promise<void> }

/**
 * Stands in front of the product and passes everything on. Once renewed it answers with another service worker, as a
 * server does that was updated while somebody had the app open.
 */
export async function openFront(): Promise<Front> {
  const behind = new URL(need('SALDO_URL'))
  let isRenewed = false
  const server: Server = createServer((asked, answer) => {
    const options = {
      host: '127.0.0.1',
      port: behind.port,
      path: asked.url,
      method: asked.method,
      // Asked whether the old one still holds, the product would say yes.
      headers: { ...asked.headers, 'accept-encoding': 'identity', 'if-none-match': '' },
    }
    const passed = request(options, (given) => {
      const { 'content-length': _length, ...headers } = given.headers
      answer.writeHead(given.statusCode ?? 502, headers)
      given.on('data', (part) => answer.write(part))
      given.on('end', () => {
        if (asked.url === '/service-worker.js' && isRenewed) answer.write('\n// A newer version.\n')
        answer.end()
      })
    })
    asked.pipe(passed)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    renew() {
      isRenewed = true
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

import { createServer, type Socket } from 'node:net'

/**
 * A mail server on this machine that takes mail for every address except those it has been told to refuse, each with
 * the reply it is told. It keeps what it took by recipient.
 */
export async function strictMailbox(replies: Map<string, string>) {
  const taken: { to: string; text: string }[] = []
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.write('220 strict.test ready\r\n')
    serve(socket, replies, (to, text) => taken.push({ to, text }))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('No port')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    taken,
    close: () => new Promise((closed) => server.close(closed)),
  }
}

function serve(socket: Socket, replies: Map<string, string>, take: (to: string, text: string) => void) {
  let buffer = ''
  let to = ''
  let letter: string[] | null = null
  socket.on('data', (bytes) => {
    buffer += bytes.toString('latin1')
    for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
      const line = buffer.slice(0, end)
      buffer = buffer.slice(end + 2)
      if (letter && line !== '.') letter.push(line)
      else if (letter) {
        take(to, letter.join('\n'))
        letter = null
        socket.write('250 2.0.0 taken\r\n')
      } else if (line.startsWith('RCPT')) {
        to = /<([^>]*)>/.exec(line)?.[1] ?? ''
        socket.write(`${replies.get(to) ?? '250 2.1.5 ok'}\r\n`)
      } else if (line === 'DATA') {
        letter = []
        socket.write('354 go on\r\n')
      } else if (line === 'QUIT') socket.end('221 bye\r\n')
      else socket.write('250 ok\r\n')
    }
  })
}

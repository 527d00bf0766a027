import { Closing, whenToldToStop } from './closing.ts'
import { startSaldo, startServer } from './saldo-process.ts'
import { command, say } from './say.ts'
import { readSettings } from './settings.ts'
import { watchSources } from './watch.ts'
import { welcome } from './welcome.ts'

/** What the server runs from. Screens are not in it: Vite reloads those inside the page. */
const sources = ['apps/server', 'packages/shared', 'prisma/client']

/** `npm run dev`: as `npm start`, but from sources: screens reload in place, the server restarts when it changed. */
await command(async () => {
  const closing = new Closing()
  whenToldToStop(() => closing.run())
  const settings = { ...readSettings(), dev: true }
  try {
    const saldo = await startSaldo(settings, closing)
    process.stdout.write(await welcome(saldo, settings))
    let server = saldo.server
    let turn: Promise<unknown> = Promise.resolve()
    closing.add(() => server.stop())
    const restart = async () => {
      say('Changed: the server starts again.')
      await server.stop()
      server = startServer(settings)
      server.tell(saldo.serverEnv)
      await server.ready.catch(() =>
        say('The server did not start: see above; it tries again at the next change.'),
      )
    }
    const stopWatching = watchSources(sources, () => (turn = turn.then(restart)))
    closing.add(async () => stopWatching())
    await new Promise(() => undefined)
  } finally {
    await closing.run()
  }
})
// Whatever a failed start has left under way, such as a build, ends with it.
process.exit()

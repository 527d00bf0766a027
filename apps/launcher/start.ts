import { Closing, whenToldToStop } from './closing.ts'
import { command, say } from './say.ts'
import { startSaldo } from './saldo-process.ts'
import { readSettings } from './settings.ts'
import { welcome } from './welcome.ts'

/** `npm start`: the whole product, and in a demo everything around it. */
await command(async () => {
  const closing = new Closing()
  whenToldToStop(() => closing.run())
  try {
    const settings = readSettings()
    const saldo = await startSaldo(settings, closing)
    process.stdout.write(await welcome(saldo, settings))
    const code = await saldo.server.ended
    if (closing.begun) return 0
    say(`The server ended by itself (exit code ${code}).`)
    return 1
  } finally {
    await closing.run()
  }
})
// Whatever a failed start has left under way, such as a build, ends with it.
process.exit()

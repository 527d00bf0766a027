import { rememberedAddresses } from './addresses.ts'
import { Closing } from './closing.ts'
import { openDatabase } from './database.ts'
import { generateIfStale } from './generate.ts'
import { command } from './say.ts'
import { readSettings } from './settings.ts'

/** `npm run saldo -- …`: the operator's command line, with a database under it when the command needs one. */
await command(async () => {
  const args = process.argv.slice(2)
  const closing = new Closing()
  await generateIfStale()
  const { needsDatabase, runCommand } = await import('../server/cli/main.ts')
  try {
    const settings = readSettings()
    if (!settings.production) {
      const given = Object.entries(process.env).filter(([, value]) => value)
      Object.assign(process.env, { ...rememberedAddresses(settings.varDir), ...Object.fromEntries(given) })
    }
    if (!settings.production && (await needsDatabase(args))) {
      process.env['DATABASE_URL'] = await openDatabase(settings, closing)
    }
    const { exitCode, out, err } = await runCommand(args)
    if (out) process.stdout.write(`${out}\n`)
    if (err) process.stderr.write(`${err}\n`)
    return exitCode
  } finally {
    await closing.run()
  }
})

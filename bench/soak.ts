import { generateIfStale } from '../apps/launcher/generate.ts'
import { command } from '../apps/launcher/say.ts'

/** `npm run soak`. What it runs is loaded only when the database client it imports has been written. */
await command(async () => {
  await generateIfStale()
  const { soak } = await import('./soak-towns.ts')
  // A server that a divergence has left half begun must not keep the process.
  process.exit(await soak(process.argv.slice(2)))
})

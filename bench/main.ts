import { generateIfStale } from '../apps/launcher/generate.ts'
import { command } from '../apps/launcher/say.ts'

/** `npm run bench`, or `npm run bench -- receipts` for some of it. What it measures is loaded only when the database client it imports has been written. */
await command(async () => {
  await generateIfStale()
  const { measureAll } = await import('./measure.ts')
  return measureAll(process.argv.slice(2))
})

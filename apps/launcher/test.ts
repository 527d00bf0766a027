import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { buildIfStale } from './build-product.ts'
import { type Result, runCheck, runTool, step } from './check-step.ts'
import { Closing, whenToldToStop } from './closing.ts'
import { generateIfStale } from './generate.ts'
import { inRoot } from './paths.ts'
import { command, say } from './say.ts'
import { runStories } from './stories.ts'
import { readVitest } from './test-reports.ts'

/** What the tests must not inherit: they bring a whole world of their own. */
const ownSettings = [
  'DATABASE_URL',
  'PORT',
  'NODE_ENV',
  'SALDO_VAR',
  'PUBLIC_URL',
  'STRIPE_SECRET_KEY',
  'SMTP_URL',
]

/** Steps of their own; every other name after --only is a vitest project: shared, server, pwa, house … */
const ownSteps = ['types', 'lint', 'format', 'stories']

/**
 * `npm test`: every check there is. `npm test -- --only types,shared` runs some of them; further words choose test
 * files by name.
 */
await command(async () => {
  const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true })
  const chosen = values.only?.split(',')
  const wants = (name: string): boolean => chosen?.includes(name) ?? true
  const projects = chosen?.filter((name) => !ownSteps.includes(name))
  for (const name of ownSettings) delete process.env[name]
  const closing = new Closing()
  whenToldToStop(() => closing.run())

  await generateIfStale()
  const results: Result[] = []
  const collect = async (lane: Promise<Result>[]) => results.push(...(await Promise.all(lane)))
  await collect([
    ...(wants('types')
      ? [runCheck('types', 'typescript/bin/tsc', ['-b', '--force', '--pretty', 'false'])]
      : []),
    ...(wants('lint')
      ? [runCheck('lint', 'oxlint/bin/oxlint', ['--type-aware', '--deny-warnings', '--format=unix'])]
      : []),
    ...(wants('format') ? [runCheck('format', '@biomejs/biome/bin/biome', ['format'])] : []),
  ])
  // The build is ready by the time the stories need it; its failure is theirs.
  const building = wants('stories') ? buildIfStale() : Promise.resolve()
  building.catch(() => undefined)
  if (!projects || projects.length > 0) {
    await collect([step('tests', () => runVitest(projects ?? [], positionals))])
  }
  if (wants('stories')) {
    await collect([step('browser stories', () => building.then(() => runStories(positionals, closing)))])
  }

  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
})
process.exit()

async function runVitest(projects: string[], filters: string[]): Promise<Result> {
  const report = inRoot('var', 'vitest.json')
  rmSync(report, { force: true })
  const { code, words } = await runTool('vitest/vitest.mjs', [
    'run',
    ...['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, '--passWithNoTests=false'],
    ...projects.map((name) => `--project=${name}`),
    ...filters,
  ])
  if (code !== 0) say(`\n${words.trim()}\n`)
  return readVitest(report, code)
}

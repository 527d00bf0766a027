import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { systemBrowser } from './browser.ts'
import { type Result, runTool } from './check-step.ts'
import { Closing } from './closing.ts'
import { inRoot } from './paths.ts'
import { randomFreePort } from './ports.ts'
import { removePostgres } from './postgres.ts'
import { startSaldo } from './saldo-process.ts'
import { say } from './say.ts'
import { readSettings } from './settings.ts'
import { readPlaywright } from './test-reports.ts'

const command = ['test', '--config', inRoot('e2e', 'playwright.config.ts')]
const report = inRoot('var', 'stories.json')

/** The stories in a real browser, against the whole product on a demo town of its own that starts empty. */
export async function runStories(filters: string[], closing: Closing): Promise<Result> {
  const browser = await systemBrowser()
  const varDir = inRoot('var', 'e2e')
  await removePostgres(join(varDir, 'postgres'))
  for (const folder of [varDir, report]) rmSync(folder, { recursive: true, force: true })
  mkdirSync(varDir, { recursive: true })

  const port = await randomFreePort()
  const log = join(varDir, 'server.log')
  const ports = { port, sandboxPort: port + 1, mailboxPort: port + 2, smtpPort: port + 3 }
  try {
    const saldo = await startSaldo({ ...readSettings(), ...ports, varDir, fsync: false, log }, closing)
    const { code, words } = await runTool('@playwright/test/cli.js', [...command, ...filters], {
      SALDO_BROWSER: browser,
      SALDO_URL: saldo.url,
      SALDO_DATABASE_URL: saldo.databaseUrl,
      SALDO_MAILBOX_URL: saldo.mailboxUrl ?? '',
      SALDO_SANDBOX_URL: saldo.sandboxUrl ?? '',
    })
    if (code !== 0) say(`\n${words.trim()}\nThe server's log of this run is ${log}.\n`)
    return readPlaywright(report, code)
  } finally {
    await closing.run()
  }
}

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { nodeModule } from './paths.ts'
import { Halt, say } from './say.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const macApplications = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
]

/** The program of a Chromium: the system's, else Debian's package when we may install it, else Playwright's own. */
export async function systemBrowser(): Promise<string> {
  const found = findBrowser()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Installing Chromium (Debian’s package) …')
    run('apt-get', ['update'])
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])
    const installed = findBrowser()
    if (installed) return installed
  }
  return await playwrightBrowser()
}

async function playwrightBrowser(): Promise<string> {
  const { chromium } = await import('@playwright/test')
  if (!existsSync(chromium.executablePath())) {
    say('Installing Chromium (Playwright’s own) …')
    run(process.execPath, [nodeModule('@playwright', 'test', 'cli.js'), 'install', 'chromium'])
  }
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  throw new Halt(
    'The browser stories need Chromium, which is not here and could not be installed: install chromium or ' +
      'google-chrome, or name one with SALDO_BROWSER=/path/to/chromium.',
  )
}

function findBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return [
    ...(process.env['SALDO_BROWSER'] ? [process.env['SALDO_BROWSER']] : []),
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...macApplications.map((path) => join('/Applications', path)),
  ].find((path) => existsSync(path))
}

/** A failure here is not the end: the next way is tried, and the last one says what to do. */
function run(program: string, args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', env })
  if (status !== 0) say(`${stdout ?? ''}${stderr ?? ''}`.trim())
}

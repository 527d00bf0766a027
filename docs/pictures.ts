import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { systemBrowser } from '../apps/launcher/browser.ts'
import { Closing } from '../apps/launcher/closing.ts'
import { inRoot } from '../apps/launcher/paths.ts'
import { stopPostmaster } from '../apps/launcher/postmaster.ts'
import { startSaldo } from '../apps/launcher/saldo-process.ts'
import { command, say } from '../apps/launcher/say.ts'
import { readSettings } from '../apps/launcher/settings.ts'
import { composeOverview } from './overview.ts'
import { scenesOf, type Scene } from './scenes.ts'

const folder = inRoot('docs', 'pictures')
const heights: Record<number, number> = { 320: 640, 390: 844, 1280: 800 }
const settled = 700
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-sync',
  '--disable-background-networking',
  '--lang=en-GB',
]

/** `npm run pictures`: takes docs/pictures again, on a demo town of its own that starts empty; or only what is named. */
await command(async () => {
  const closing = new Closing()
  try {
    const varDir = inRoot('var', 'pictures')
    await stopPostmaster(join(varDir, 'postgres', 'data'))
    const only = process.argv.slice(2)
    for (const old of only.length > 0 ? [varDir] : [varDir, folder])
      rmSync(old, { recursive: true, force: true })
    mkdirSync(varDir, { recursive: true })
    mkdirSync(folder, { recursive: true })
    const ports = { port: 3870, sandboxPort: 3871, mailboxPort: 3872, smtpPort: 3873 }
    const log = join(varDir, 'server.log')
    const saldo = await startSaldo({ ...readSettings(), ...ports, varDir, fsync: false, log }, closing)
    const browser = await chromium.launch({ executablePath: await systemBrowser(), args: quiet })
    closing.add(() => browser.close())
    const scenes = scenesOf({ url: saldo.url, mailbox: saldo.mailboxUrl ?? '' })
    for (const scene of scenes.filter(({ name }) => only.length === 0 || only.includes(name)))
      await take(browser, saldo.url, scene)
    if (
      ['quote-result-390', 'debtor-open-390', 'desk-1280'].every((name) =>
        existsSync(join(folder, `${name}.png`)),
      )
    )
      await composeOverview(browser, folder)
  } finally {
    await closing.run()
  }
  return 0
})

/** One scene in each of its looks: `390`, `320`, `1280`, each with `-dark`, `-de` or `-ar`. */
async function take(browser: Browser, url: string, scene: Scene) {
  for (const look of scene.looks) {
    const [width = '390', ...words] = look.split('-')
    const language = words.find((word) => word === 'de' || word === 'ar') ?? 'en'
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width: Number(width), height: heights[Number(width)] ?? 800 },
      colorScheme: words.includes('dark') ? 'dark' : 'light',
      reducedMotion: 'reduce',
      deviceScaleFactor: 1,
      locale: { en: 'en-GB', de: 'de-DE', ar: 'ar-AE' }[language] ?? 'en-GB',
      timezoneId: 'Europe/Madrid',
      hasTouch: Number(width) < 500,
    })
    await context.addCookies([{ name: 'saldo-language', value: language, url }])
    const page = await context.newPage()
    await scene.play(page, language)
    // What is live never falls idle, so a moment after everything has loaded has to do.
    await page.waitForLoadState('load')
    await page.waitForTimeout(settled)
    // Grey bars stand where something is still on its way.
    await page.locator('.animate-breathe').first().waitFor({ state: 'detached' })
    await page.screenshot({ path: join(folder, `${scene.name}-${look}.png`), animations: 'disabled' })
    await context.close()
  }
  say(`${scene.name}: ${scene.looks.join(', ')}`)
}

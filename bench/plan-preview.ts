import { chromium, type Page } from '@playwright/test'
import { systemBrowser } from '../apps/launcher/browser.ts'
import { median } from './load.ts'

const changes = 200
/** Lighthouse takes 4 for a phone of the middle class. */
const throttling = 6
/** The best of so many rounds: whatever else the machine does at the moment only adds. */
const rounds = 3

export type Preview = { median: number; p95: number; rows: number }

/**
 * What one change of the slider costs on the page of a plan, from the event to a page that is laid out again: schedule,
 * totals and answer, on a processor slowed down to that of a phone.
 */
export async function measurePreview(address: string, headers: Record<string, string>): Promise<Preview> {
  const browser = await chromium.launch({
    executablePath: await systemBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  })
  try {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      extraHTTPHeaders: { cookie: headers['cookie'] ?? '' },
    })
    const page = await context.newPage()
    await page.goto(`${address}/d/plan/terms`)
    if ((await page.locator('#count').count()) === 0)
      throw new Error(`No plan can be chosen at ${page.url()}`)
    // The page keeps listening for news, so that the network never falls silent: what the script has drawn is waited for.
    await page.locator('button[data-step][aria-disabled]').first().waitFor()
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: throttling })
    const measured: Preview[] = []
    for (let round = 0; round < rounds; round += 1) measured.push(await slide(page))
    return measured.toSorted((one, other) => one.p95 - other.p95)[0] as Preview
  } finally {
    await browser.close()
  }
}

/**
 * Back and forth over the whole length, as somebody looks for what suits them. Written as text, because what runs in
 * the page knows the types of a browser and this room does not.
 */
const sliding = `(input, count) => {
  const [least, most] = [Number(input.min), Number(input.max)]
  const times = []
  let rows = 0
  for (let change = 0; change < count; change += 1) {
    const place = (change * 7) % (2 * (most - least))
    input.value = String(place <= most - least ? least + place : 2 * most - least - place)
    const before = performance.now()
    input.dispatchEvent(new Event('input', { bubbles: true }))
    document.body.getBoundingClientRect()
    times.push(performance.now() - before)
    rows = Math.max(rows, document.querySelectorAll('[data-schedule] ol > li').length)
  }
  return { times, rows }
}`

async function slide(page: Page): Promise<Preview> {
  const script = `(${sliding})(document.querySelector('#count'), ${changes})`
  const { times, rows } = await page.evaluate<{ times: number[]; rows: number }>(script)
  const sorted = times.toSorted((one, other) => one - other)
  return { median: median(times), p95: sorted[Math.floor(changes * 0.95)] ?? 0, rows }
}

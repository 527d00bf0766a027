import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'

/** The picture at the head of the README: what the three people see, side by side. */
export async function composeOverview(browser: Browser, folder: string): Promise<void> {
  const picture = (name: string) =>
    `data:image/png;base64,${readFileSync(join(folder, `${name}.png`)).toString('base64')}`
  const page = await browser.newPage({ viewport: { width: 1400, height: 700 }, deviceScaleFactor: 1 })
  await page.setContent(`<!doctype html><html lang="en"><style>
    body { margin: 0; height: 700px; background: #e9ece7; position: relative; overflow: hidden }
    img { position: absolute; border-radius: 14px; border: 1px solid #d9dcd6; box-shadow: 0 10px 34px rgb(18 33 43 / .18); background: #fbfaf7 }
    .desk { width: 900px; left: 250px; top: 68px }
    .quote { width: 270px; left: 40px; top: 44px }
    .debtor { width: 270px; right: 40px; top: 72px }
  </style><img class="desk" alt="" src="${picture('desk-1280')}"><img class="quote" alt="" src="${picture('quote-result-390')}"><img class="debtor" alt="" src="${picture('debtor-open-390')}"></html>`)
  await page.screenshot({ path: join(folder, 'overview.png') })
  await page.close()
}

import { launch } from 'chrome-launcher'
import lighthouse, { type Flags } from 'lighthouse'
import { systemBrowser } from '../apps/launcher/browser.ts'
import { median } from './load.ts'

export type PageScore = {
  performance: number
  accessibility: number
  bestPractices: number
  seo: number
  /** Median of the runs, in milliseconds, with Lighthouse's own mobile throttling. */
  lcp: number
  requests: number
}

/** Lighthouse on one address, several times in a fresh browser each; the scores are the worst, the LCP the median. */
export async function scorePage(
  url: string,
  options: { runs?: number; headers?: Record<string, string> } = {},
): Promise<PageScore> {
  const runs: PageScore[] = []
  for (let run = 0; run < (options.runs ?? 3); run++) runs.push(await once(url, options.headers ?? {}))
  const worst = (key: keyof PageScore) => Math.min(...runs.map((run) => run[key]))
  return {
    performance: median(runs.map((run) => run.performance)),
    accessibility: worst('accessibility'),
    bestPractices: worst('bestPractices'),
    seo: worst('seo'),
    lcp: median(runs.map((run) => run.lcp)),
    requests: Math.max(...runs.map((run) => run.requests)),
  }
}

async function once(url: string, extraHeaders: Record<string, string>): Promise<PageScore> {
  const chrome = await launch({
    chromePath: await systemBrowser(),
    chromeFlags: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  try {
    const flags: Flags = {
      port: chrome.port,
      output: 'json',
      logLevel: 'error',
      extraHeaders,
      disableStorageReset: true,
    }
    const result = await lighthouse(url, flags)
    if (!result) throw new Error(`Lighthouse has no answer for ${url}`)
    const { categories, audits } = result.lhr
    const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100)
    const requests = audits['network-requests']?.details
    return {
      performance: score('performance'),
      accessibility: score('accessibility'),
      bestPractices: score('best-practices'),
      seo: score('seo'),
      lcp: Math.round(audits['largest-contentful-paint']?.numericValue ?? 0),
      requests: requests && 'items' in requests ? requests.items.length : 0,
    }
  } finally {
    chrome.kill()
  }
}

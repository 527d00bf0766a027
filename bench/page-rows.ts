import { measure } from '../apps/launcher/budgets.ts'
import { scorePage } from './lighthouse.ts'
import { measurePreview } from './plan-preview.ts'
import { atMost, type Row, type Rows } from './row.ts'

/** What a person waits for: the weight of the pages, a slider that keeps up, a link that opens at once. */
export const pageRows = {
  budgets: () =>
    measure().map(({ name, kilobytes, allowed }) => ({
      what: `${name}, brotli`,
      measured: `${kilobytes.toFixed(1)} kB`,
      bound: `≤ ${allowed} kB`,
      ok: kilobytes <= allowed,
    })),
  async preview({ url, openCase }) {
    const { target } = (await openCase()).debtorView
    const { rows, p95, median } = await measurePreview(url, target.headers ?? {})
    const what = `plan preview per change, processor slowed down 6 times, up to ${rows} payments`
    return [atMost(`${what} (p95 ${p95.toFixed(1)} ms)`, median, 16)]
  },
  async pages({ url, openCase }) {
    const { target } = (await openCase()).debtorView
    const plain = await scorePage(`${url}/bench-200.html`)
    const link = await scorePage(`${url}/d/claim`, { headers: target.headers ?? {} })
    const ratio = link.lcp / plain.lcp
    const rows: Row[] = [
      {
        what: `LCP of the debtor's link: ${link.lcp} ms against ${plain.lcp} ms of 200 bytes`,
        measured: ratio.toFixed(2),
        bound: '≤ 1.5 (target 1.2)',
        ok: ratio <= 1.5,
      },
      ...scoreRows("the debtor's link", link, false),
    ]
    for (const path of ['/', '/quote', '/prices'])
      rows.push(...scoreRows(path, await scorePage(url + path, { runs: 1 }), true))
    return rows
  },
} satisfies Record<string, Rows>

function scoreRows(name: string, score: Awaited<ReturnType<typeof scorePage>>, isIndexed: boolean): Row[] {
  const full = [score.accessibility, score.bestPractices, ...(isIndexed ? [score.seo] : [])]
  return [
    {
      what: `${name}: accessibility, best practices${isIndexed ? ', SEO' : ''} (performance ${Math.round(score.performance)})`,
      measured: full.join(' '),
      bound: '100',
      ok: full.every((value) => value === 100),
    },
    { what: `${name}: requests`, measured: String(score.requests), bound: '≤ 8', ok: score.requests <= 8 },
  ]
}

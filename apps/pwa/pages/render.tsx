import type { Page, PageFrame } from '#shared/pages/page.ts'
import { renderToString } from 'preact-render-to-string'

/** A whole HTML document for one page. The server calls this function and knows nothing else of the screens. */
export function render(page: Page, frame: PageFrame): string {
  const body = renderToString(<main>{page.page}</main>)
  return `<!doctype html><html lang="${frame.language}"><head><style>${frame.css}</style></head><body>${body}</body></html>`
}

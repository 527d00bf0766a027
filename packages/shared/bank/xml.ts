export type Element = {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly content: string | readonly Element[]
}

/** One element of a file: text, or elements inside. */
export const element = (
  tag: string,
  attributes: Readonly<Record<string, string>>,
  content: string | readonly Element[],
): Element => ({ tag, attributes, content })

/** The file as text, always the same for the same elements. */
export const xmlText = (root: Element): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}\n`

function written({ tag, attributes, content }: Element, indent: string): string {
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`)
  const open = `${indent}<${tag}${given.join('')}`
  if (typeof content === 'string') return `${open}>${escaped(content)}</${tag}>`
  const inside = content.map((child) => written(child, `${indent}  `)).join('\n')
  return `${open}>\n${inside}\n${indent}</${tag}>`
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML 1.0 cannot hold at all falls away; the rest is escaped where it has to be. */
const escaped = (text: string) =>
  text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign)

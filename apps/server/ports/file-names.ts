/** Windows cannot store these names whatever follows the dot. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** Control signs, and the invisible ones that make `gpj.exe` read as `exe.jpg`. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

const longest = 120

/**
 * The last part of whatever path a browser sent, in signs that every file system and mail program takes.
 * Letters of all scripts stay; an empty name becomes `document`.
 */
export function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).pop() ?? ''
  const plain = last
    .replace(invisible, '')
    .replace(/[<>:"|?*]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const dot = plain.lastIndexOf('.')
  const stem = (dot > 0 ? plain.slice(0, dot) : plain).trim() || 'document'
  const extension = dot > 0 ? plain.slice(dot).slice(0, 12) : ''
  // Cut by whole signs, so that no letter is halved.
  const short = [...stem].slice(0, longest - extension.length).join('')
  return `${reserved.test(short) ? `_${short}` : short}${extension}`
}

/** The same name with the extension that the content deserves. */
export function withExtension(name: string, extensions: readonly [string, ...string[]]): string {
  const safe = safeName(name)
  const dot = safe.lastIndexOf('.')
  const claimed = dot > 0 ? safe.slice(dot + 1).toLowerCase() : ''
  if (extensions.includes(claimed)) return safe
  // `report.2026` has no extension, only a dot: what looks like one is short and made of letters.
  const stem = /^[a-z][a-z0-9]{1,4}$/.test(claimed) ? safe.slice(0, dot) : safe
  return `${stem}.${extensions[0]}`
}

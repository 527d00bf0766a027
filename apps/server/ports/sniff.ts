import { open } from 'node:fs/promises'
import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type'
import { Refusal } from '#shared/refusal.ts'
import { safeName, withExtension } from './file-names.ts'

const types = {
  pdf: { mime: 'application/pdf', extensions: ['pdf'] },
  jpeg: { mime: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  png: { mime: 'image/png', extensions: ['png'] },
  heic: { mime: 'image/heic', extensions: ['heic', 'heif'] },
  xml: { mime: 'application/xml', extensions: ['xml'] },
} as const satisfies Record<string, { mime: string; extensions: readonly [string, ...string[]] }>

export type FileType = keyof typeof types

export const mimeOf = (type: FileType): string => types[type].mime

const byMime: Record<string, FileType> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/heic': 'heic',
  'image/heif': 'heic',
}

/** Enough to see past a licence comment at the head of an XML file. */
const headLength = 8192

async function headOf(content: Uint8Array | string): Promise<Uint8Array> {
  if (typeof content !== 'string') return content.subarray(0, headLength)
  const file = await open(content)
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(headLength), 0, headLength, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function decoded(head: Uint8Array): string {
  const [first, second] = head
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(head)
}

/** Some programs put a line break before the first sign of a PDF; anything else before it is a disguise. */
const isPdf = (text: string) => /^\ufeff?\s*%PDF-\d/.test(text)

const browserNamespace = /http:\/\/www\.w3\.org\/(1999\/xhtml|2000\/svg|1999\/XSL)/

/**
 * An e-invoice has a root element of its own. HTML and SVG are XML that a browser would run, and a document
 * type definition is how an XML reader is made to fetch files or to eat all memory: both are refused.
 */
function isXml(text: string): boolean {
  if (browserNamespace.test(text)) return false
  const prolog = /^\ufeff?\s*(?:<\?[^>]*\?>\s*|<!--[\s\S]*?-->\s*)*/.exec(text)?.[0] ?? ''
  const root = /^<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s/>]/.exec(text.slice(prolog.length))?.[1]
  return root !== undefined && !/^(html|head|body|svg|script)$/i.test(root)
}

/** What the first bytes say. The name a file came with is no evidence. */
export async function sniff(content: Uint8Array | string): Promise<FileType | null> {
  const text = decoded(await headOf(content))
  if (isPdf(text)) return 'pdf'
  if (isXml(text)) return 'xml'
  const found = await (typeof content === 'string' ? fileTypeFromFile(content) : fileTypeFromBuffer(content))
  return (found && byMime[found.mime]) ?? null
}

export type IdentifiedFile = {
  type: FileType
  mime: string
  name: string
  /** The name as it came, where it promised another type than the content has; for the record of the upload. */
  renamedFrom: string | null
}

/** Decides by content alone, refuses what a case has no use for, and gives the name the right ending. */
export async function identify(content: Uint8Array | string, claimedName: string): Promise<IdentifiedFile> {
  const type = await sniff(content)
  if (!type) throw new Refusal('files.typeNotAllowed', { name: safeName(claimedName) })
  const name = withExtension(claimedName, types[type].extensions)
  const safe = safeName(claimedName)
  return { type, mime: types[type].mime, name, renamedFrom: name === safe ? null : safe }
}

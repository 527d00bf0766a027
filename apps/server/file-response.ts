import { Readable } from 'node:stream'
import type { House } from './house.ts'
import { safeName } from './ports/file-names.ts'

export type FileToAnswer = { key: string; name: string; type: string; size?: number }
export type WrittenFile = { bytes: Uint8Array; name: string; type: string }

/** What a browser may show by itself; everything else is saved. A PDF is saved, because its viewer cannot be caged. */
const shown = new Set(['image/jpeg', 'image/png'])

/**
 * Answers with a stored file. It came from strangers, so the browser believes our type, runs nothing in it, keeps no
 * copy and, unless it is asked to show a picture, saves it.
 */
export async function fileResponse(
  { files }: Pick<House, 'files'>,
  file: FileToAnswer,
  options: { inline?: boolean } = {},
): Promise<Response> {
  const content = await files.read(file.key)
  const headers = new Headers({
    'content-type': file.type,
    'content-disposition': disposition(file.name, Boolean(options.inline) && shown.has(file.type)),
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  if (file.size !== undefined) headers.set('content-length', String(file.size))
  return new Response(Readable.toWeb(content) as ReadableStream, { headers })
}

/** The name twice: in ASCII for old programs, and in full (RFC 6266, RFC 8187). */
export function disposition(name: string, inline = false): string {
  const safe = safeName(name)
  const ascii = safe.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const full = encodeURIComponent(safe).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${full}`
}

/** Answers with a paper that was made for this answer, as carefully. */
export function writtenResponse({ bytes, name, type }: WrittenFile): Response {
  return new Response(Buffer.from(bytes), {
    headers: {
      'content-type': type,
      'content-disposition': disposition(name),
      'content-length': String(bytes.byteLength),
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
}

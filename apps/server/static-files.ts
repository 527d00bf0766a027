import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { createHash } from 'node:crypto'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

type File = {
  type: string
  plain: Uint8Array
  br?: Uint8Array
  gz?: Uint8Array
  etag: string
  lasting: boolean
}

export type StaticFiles = {
  /** The answer for a path of the build, or null where it has no such file. */
  answer(path: string, request: Request): Response | null
  text(path: string): string | null
}

/**
 * The whole build in memory, compressed once when it was built: a file costs microseconds and never the disk.
 * Names with a hash in them never change and are kept by browsers for a year; everything else is asked for again.
 */
export function loadStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, File>()
  if (existsSync(folder)) {
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const type = types[extname(path)]
      if (!type) continue
      const full = join(folder, path)
      const plain = readFileSync(full)
      const sibling = (ending: string) =>
        existsSync(full + ending) ? readFileSync(full + ending) : undefined
      const [br, gz] = [sibling('.br'), sibling('.gz')]
      files.set(`/${relative(folder, full).split(sep).join('/')}`, {
        type,
        plain,
        ...(br ? { br } : {}),
        ...(gz ? { gz } : {}),
        etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 20)}"`,
        lasting: path.startsWith('assets'),
      })
    }
  }
  return {
    answer(path, request) {
      const file = files.get(path)
      if (!file) return null
      const headers = new Headers({
        'content-type': file.type,
        etag: file.etag,
        vary: 'accept-encoding',
        'cache-control': file.lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
      })
      if (request.headers.get('if-none-match') === file.etag)
        return new Response(null, { status: 304, headers })
      const accepts = request.headers.get('accept-encoding') ?? ''
      const [encoding, body] =
        file.br && accepts.includes('br')
          ? ['br', file.br]
          : file.gz && accepts.includes('gzip')
            ? ['gzip', file.gz]
            : ['', file.plain]
      if (encoding) headers.set('content-encoding', encoding as string)
      return new Response(body as Uint8Array<ArrayBuffer>, { headers })
    },
    text(path) {
      const file = files.get(path)
      return file ? new TextDecoder().decode(file.plain) : null
    },
  }
}

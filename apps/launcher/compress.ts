import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const texts = new Set(['.js', '.css', '.html', '.svg', '.json', '.webmanifest', '.txt', '.wasm', '.map'])
/** Below this size the headers of an answer weigh more than compression saves. */
const smallest = 600

/** Writes a .br and a .gz beside every text, once and as small as possible, so that no request pays for it. */
export async function compressBelow(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true })
  await Promise.all(
    names.filter((name) => texts.has(extname(name))).map((name) => compress(join(folder, name))),
  )
}

async function compress(path: string): Promise<void> {
  const plain = await readFile(path)
  if (plain.length < smallest) return
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  }
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(plain, { params }),
    promisify(gzip)(plain, { level: constants.Z_BEST_COMPRESSION }),
  ])
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)])
}

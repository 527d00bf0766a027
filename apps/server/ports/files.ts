import { createHash, randomUUID } from 'node:crypto'
import { Readable, Transform } from 'node:stream'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'

export type StoredFile = { key: string; sha256: string; size: number }

export type FilesDoor = {
  /** The key is made of the content, so storing the same file twice keeps it once and changes nothing. */
  put(content: Uint8Array | Readable): Promise<StoredFile>
  /** Refused for a key that does not exist. */
  read(key: string): Promise<Readable>
  bytes(key: string): Promise<Uint8Array>
  exists(key: string): Promise<boolean>
  /** Several documents may share one content: whoever deletes has made sure that none is left. */
  delete(key: string): Promise<void>
}

const keyPattern = /^sha256\/[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}$/

const keyOf = (sha256: string) => `sha256/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`

/** A key comes from our own rows; anything else is a bug or an attempt to read another path. */
function checked(key: string): string {
  if (!keyPattern.test(key)) throw new Error('This is not the key of a stored file')
  return key
}

function measure() {
  const hash = createHash('sha256')
  let size = 0
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  return { through, result: () => ({ sha256: hash.digest('hex'), size }) }
}

async function isWhole(disk: Disk, key: string, size: number): Promise<boolean> {
  return (await disk.exists(key)) && (await disk.getMetaData(key)).contentLength === size
}

function filesOn(disk: Disk): FilesDoor {
  return {
    async put(content) {
      const source = content instanceof Readable ? content : Readable.from([content])
      const { through, result } = measure()
      // The name is known only after the last byte, so the file arrives under a passing one.
      const arriving = `incoming/${randomUUID()}`
      // A source that breaks ends the copy in good order, so that there is a whole file to take away again.
      let broken: Error | null = null
      source.once('error', (error) => {
        broken = error
        through.end()
      })
      try {
        await disk.putStream(arriving, source.pipe(through))
        if (broken) throw broken
        const { sha256, size } = result()
        const key = keyOf(sha256)
        // A complete copy is never written over: somebody may be reading it.
        if (await isWhole(disk, key, size)) await disk.delete(arriving)
        else await disk.move(arriving, key)
        return { key, sha256, size }
      } catch (error) {
        await disk.delete(arriving)
        throw error
      }
    },
    async read(key) {
      if (!(await disk.exists(checked(key)))) throw new Error(`No file is stored under ${key}`)
      return disk.getStream(key)
    },
    bytes: (key) => disk.getBytes(checked(key)),
    exists: (key) => disk.exists(checked(key)),
    delete: (key) => disk.delete(checked(key)),
  }
}

/** Files in a folder of this machine: what runs when nothing is configured. */
export function filesOnDisk(folder: string): FilesDoor {
  return filesOn(new Disk(new FSDriver({ location: folder, visibility: 'private' })))
}

import { createHash } from 'node:crypto'
import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { beforeEach, expect, test } from 'vitest'
import { type FilesDoor, filesOnDisk } from './files.ts'

let folder: string
let files: FilesDoor
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'saldo-files-'))
  files = filesOnDisk(folder)
})

const content = new Uint8Array(Buffer.from('Invoice 2026/17'))
const sha256 = createHash('sha256').update(content).digest('hex')
const arriving = () => readdir(join(folder, 'incoming'))

test('what is stored comes back under a key made of its content', async () => {
  const stored = await files.put(content)
  expect(stored).toEqual({
    key: `sha256/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`,
    sha256,
    size: content.length,
  })
  expect(await files.bytes(stored.key)).toEqual(content)
  expect(new Uint8Array(await buffer(await files.read(stored.key)))).toEqual(content)
})

test('a stream is hashed on its way, and the same content again is the same file', async () => {
  const first = await files.put(Readable.from([content.subarray(0, 4), content.subarray(4)]))
  const second = await files.put(content)
  expect(second).toEqual(first)
  expect(await arriving()).toEqual([])
})

test('a stream that breaks leaves nothing behind', async () => {
  const broken = new Readable({
    read() {
      this.push('half')
      this.destroy(new Error('connection lost'))
    },
  })
  await expect(files.put(broken)).rejects.toThrow('connection lost')
  expect(await arriving()).toEqual([])
})

test('deleting is final, and asking for what is gone is an error', async () => {
  const { key } = await files.put(content)
  await files.delete(key)
  expect(await files.exists(key)).toBe(false)
  await expect(files.read(key)).rejects.toThrow('No file is stored')
})

test('no other path than a key can be read', async () => {
  await expect(files.read('../../etc/passwd')).rejects.toThrow('not the key')
  expect(() => files.bytes('sha256/../secret')).toThrow('not the key')
})

import writeXlsxFile from 'write-excel-file/node'
import { expect, test } from 'vitest'
import { fixedTimes } from './zip.ts'

test('every file of an archive has the same time, and the archive is as long as before', async () => {
  const archive = await writeXlsxFile([[{ value: 'Saldo', type: String }]]).toBuffer()
  const fixed = fixedTimes(archive)
  expect(fixed.byteLength).toBe(archive.byteLength)
  const view = new DataView(fixed.buffer)
  expect([view.getUint16(10, true), view.getUint16(12, true)]).toEqual([0, 0x21])
  expect(Buffer.compare(fixedTimes(fixed), fixed)).toBe(0)
})

test('what is no archive is refused', () => {
  expect(() => fixedTimes(new Uint8Array(40))).toThrow('no zip')
})

const endOfDirectory = 0x06054b50
const centralHeader = 0x02014b50
const firstMoment = { time: 0, date: 0x21 }

/**
 * The same archive with the first moment that a zip knows (1 January 1980) as the time of every file: the library writes
 * the moment at which it runs, and then the same data would not be the same bytes. Times stand in the directory and
 * before each file, outside of every checksum (APPNOTE 4.3.7 and 4.3.12).
 */
export function fixedTimes(archive: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(archive)
  const view = new DataView(bytes.buffer)
  const end = findEnd(view)
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== centralHeader) throw new Error('This is no zip archive')
    write(view, at + 12)
    write(view, view.getUint32(at + 42, true) + 10)
    at += 46 + [28, 30, 32].reduce((all, place) => all + view.getUint16(at + place, true), 0)
  }
  return bytes
}

function write(view: DataView, at: number): void {
  view.setUint16(at, firstMoment.time, true)
  view.setUint16(at + 2, firstMoment.date, true)
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at -= 1)
    if (view.getUint32(at, true) === endOfDirectory) return at
  throw new Error('This is no zip archive')
}

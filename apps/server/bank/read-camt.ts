import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import type { CamtFormat } from '#shared/bank/camt-entry.ts'
import { type CamtListener, camtReader } from '#shared/bank/camt-reader.ts'
import { Refusal } from '#shared/refusal.ts'

export type CamtStream = CamtListener & {
  /** Called after every piece of the file, so that what has been read can be written before more is. */
  pause?: () => Promise<void>
}

/**
 * Reads a bank's file piece by piece; what is kept of it is one booking. Throws a Refusal with the line where anything
 * does not fit. Entities of the file's own are refused with its document type: a short file could name a long text.
 */
export async function readCamt(source: Readable, { pause, ...listener }: CamtStream): Promise<CamtFormat> {
  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false })
  const reader = camtReader(listener)
  const notXml = () => new Refusal('bank.notXml', { line: parser.line })
  parser.on('error', () => {
    throw notXml()
  })
  parser.on('doctype', () => {
    throw notXml()
  })
  parser.on('opentag', ({ name, attributes }) => reader.open(local(name), attributes, parser.line))
  parser.on('text', (text) => reader.text(text))
  parser.on('cdata', (text) => reader.text(text))
  parser.on('closetag', () => reader.close(parser.line))

  let decoder: TextDecoder | null = null
  for await (const piece of source as AsyncIterable<Uint8Array>) {
    decoder ??= decoderOf(piece)
    try {
      parser.write(decoder.decode(piece, { stream: true }))
    } catch (error) {
      // Bytes that are no text of the encoding that the file names.
      throw error instanceof TypeError ? notXml() : error
    }
    await pause?.()
  }
  if (!decoder) throw new Refusal('bank.notCamt', { line: 0 })
  parser.write(decoder.decode()).close()
  return reader.end()
}

/** A prefix says nothing: the namespace of the document has been looked at. */
const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** What the file says of itself in its first line; UTF-8 where it says nothing. */
function decoderOf(start: Uint8Array): TextDecoder {
  const head = new TextDecoder('latin1').decode(start.subarray(0, 200))
  const encoding = /^\W*<\?xml[^>]*encoding=["']([\w.-]+)["']/.exec(head)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch {
    throw new Refusal('bank.notXml', { line: 1 })
  }
}

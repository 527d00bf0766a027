import { createHash, randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor, Creditor } from '#shared/access/actor.ts'
import { documentLimits } from '#shared/cases/document.ts'
import { type CaseId, newId } from '#shared/ids.ts'
import { addCase } from '../testing/cases.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import type { Ctx } from '../trpc.ts'
import { openUploads, type Uploads } from './uploads.ts'

let saldo: TestHouse
let vega: Creditor
let nord: Creditor
let caseId: CaseId
let uploads: Uploads

beforeAll(async () => {
  saldo = await openTestHouse()
  vega = await saldo.addCreditor('Aceros Vega SL')
  nord = await saldo.addCreditor('Nordlicht Textil GmbH')
})
afterAll(() => saldo.close())
beforeEach(async () => {
  caseId = await addCase(saldo.house, vega.creditorId, { status: 'DRAFT' })
  uploads = openUploads(saldo.house)
})

const ctxOf = (actor: Actor): Ctx => ({
  house: saldo.house,
  actor,
  requestId: 'test',
  ip: '203.0.113.7',
  userAgent: 'test',
})
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const pdf = (size: number) =>
  new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)]))
const newDocument = () => newId('document', Date.parse(saldo.house.clock.now()))
const waiting = () => readdirSync(join(saldo.house.config.varDir, 'uploads'))

type Begin = {
  documentId?: string
  name?: string
  kind?: string
  size: number
  caseId?: string
  actor?: Actor
}

function begin({ documentId = newDocument(), name = 'F-2026-001.pdf', kind = 'INVOICE', ...rest }: Begin) {
  const metadata = { documentId, caseId: rest.caseId ?? caseId, name, kind }
  const encoded = Object.entries(metadata).map(
    ([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`,
  )
  const headers = {
    'tus-resumable': '1.0.0',
    'upload-length': String(rest.size),
    'upload-metadata': encoded.join(','),
  }
  const request = new Request('http://localhost:3000/uploads', { method: 'POST', headers })
  return uploads.handle(request, ctxOf(rest.actor ?? vega))
}

function send(documentId: string, offset: number, body: Uint8Array | ReadableStream, actor: Actor = vega) {
  const headers = {
    'tus-resumable': '1.0.0',
    'upload-offset': String(offset),
    'content-type': 'application/offset+octet-stream',
  }
  const init = { method: 'PATCH', headers, body, duplex: 'half' }
  return uploads.handle(
    new Request(`http://localhost:3000/uploads/${documentId}`, init as RequestInit),
    ctxOf(actor),
  )
}

async function offsetOf(documentId: string, actor: Actor = vega) {
  const request = new Request(`http://localhost:3000/uploads/${documentId}`, {
    method: 'HEAD',
    headers: { 'tus-resumable': '1.0.0' },
  })
  const answer = await uploads.handle(request, ctxOf(actor))
  return { status: answer.status, offset: Number(answer.headers.get('upload-offset')) }
}

/** The connection breaks after these bytes. */
function broken(bytes: Uint8Array): ReadableStream {
  let sent = false
  return new ReadableStream({
    async pull(controller) {
      if (!sent) controller.enqueue(bytes)
      else {
        await new Promise((done) => setTimeout(done, 50))
        controller.error(new Error('connection lost'))
      }
      sent = true
    },
  })
}

describe('a document on its way in', () => {
  test('cut in the middle, continued by a new server, arrives with the same fingerprint', async () => {
    const documentId = newDocument()
    const bytes = pdf(700_000)
    const begun = await begin({ documentId, size: bytes.length })
    expect(begun.status).toBe(201)
    expect(begun.headers.get('location')).toBe(`/uploads/${documentId}`)
    await send(documentId, 0, broken(bytes.subarray(0, 300_000)))

    uploads = openUploads(saldo.house)
    const { offset } = await offsetOf(documentId)
    expect(offset).toBeGreaterThan(0)
    expect(offset).toBeLessThan(bytes.length)
    const answer = await send(documentId, offset, bytes.subarray(offset))
    expect(answer.status).toBe(204)

    const row = await saldo.house.db.document.findUniqueOrThrow({ where: { id: documentId } })
    expect(row).toMatchObject({
      caseId,
      kind: 'INVOICE',
      name: 'F-2026-001.pdf',
      mediaType: 'application/pdf',
    })
    expect(row.sha256).toBe(sha256(bytes))
    expect(sha256(await saldo.house.files.bytes(row.fileKey))).toBe(sha256(bytes))
    expect(waiting()).toEqual([])
    const events = await saldo.house.db.caseEvent.findMany({ where: { caseId }, select: { kind: true } })
    expect(events.map(({ kind }) => kind)).toEqual(['document-added'])
  })

  test('a server killed between the last byte and the document is made good by the next question', async () => {
    const documentId = newDocument()
    const bytes = pdf(5_000)
    await begin({ documentId, size: bytes.length })
    const store = (await import('./uploads.ts')).openUploadStore(saldo.house)
    const { Readable } = await import('node:stream')
    await store.write(Readable.from([Buffer.from(bytes)]), documentId, 0)

    expect(await offsetOf(documentId)).toEqual({ status: 200, offset: bytes.length })
    expect(await saldo.house.db.document.count({ where: { id: documentId } })).toBe(1)
    // And once more, after the bytes that waited are gone.
    expect(await offsetOf(documentId)).toEqual({ status: 200, offset: bytes.length })
    expect(waiting()).toEqual([])
  })

  test('sent a second time from the start it stays one document', async () => {
    const documentId = newDocument()
    const bytes = pdf(5_000)
    for (let time = 0; time < 2; time++) {
      expect((await begin({ documentId, size: bytes.length })).status).toBe(201)
      expect((await send(documentId, 0, bytes)).status).toBe(204)
    }
    expect(await saldo.house.db.document.count({ where: { caseId } })).toBe(1)
    expect(await saldo.house.db.caseEvent.count({ where: { caseId } })).toBe(1)
  })

  test('is judged by its content: a program called .pdf is refused and leaves nothing behind', async () => {
    const documentId = newDocument()
    const program = new Uint8Array(Buffer.concat([Buffer.from('MZ\x90\x00\x03'), randomBytes(2_000)]))
    await begin({ documentId, size: program.length, name: 'invoice.pdf' })
    const answer = await send(documentId, 0, program)
    expect(answer.status).toBe(415)
    expect(await answer.json()).toEqual({
      refusal: { code: 'files.typeNotAllowed', params: { name: 'invoice.pdf' } },
    })
    expect(await saldo.house.db.document.count({ where: { caseId } })).toBe(0)
    expect(waiting()).toEqual([])
  })

  test('gets a safe name with the ending that its content deserves', async () => {
    const documentId = newDocument()
    const bytes = pdf(2_000)
    await begin({ documentId, size: bytes.length, name: '../../etc/قائمة\u202egpj.exe' })
    await send(documentId, 0, bytes)
    const { name } = await saldo.house.db.document.findUniqueOrThrow({ where: { id: documentId } })
    expect(name).not.toMatch(/[/\\\u202e]|exe$/)
    expect(name).toMatch(/\.pdf$/)
  })
})

describe('what is refused before a byte is sent', () => {
  test('too large, empty, or one file too many', async () => {
    expect((await begin({ size: documentLimits.bytes + 1 })).status).toBe(413)
    expect((await begin({ size: 0 })).status).toBe(422)
    for (let number = 0; number < documentLimits.files; number++) {
      expect((await begin({ size: 100 })).status).toBe(201)
    }
    const answer = await begin({ size: 100 })
    expect(await answer.json()).toEqual({
      refusal: { code: 'cases.tooManyDocuments', params: { max: documentLimits.files } },
    })
  })

  test('a case that is finished', async () => {
    const closed = await addCase(saldo.house, vega.creditorId, { status: 'CLOSED' })
    const answer = await begin({ size: 100, caseId: closed })
    expect(await answer.json()).toEqual({ refusal: { code: 'cases.documentsClosed', params: {} } })
  })

  test("a stranger's case, and a stranger's upload, as if they were not there", async () => {
    expect((await begin({ size: 100, actor: nord })).status).toBe(404)
    expect((await begin({ size: 100, caseId: newId('case', 1) })).status).toBe(404)
    const documentId = newDocument()
    await begin({ documentId, size: 100 })
    expect((await offsetOf(documentId, nord)).status).toBe(404)
    expect((await send(documentId, 0, pdf(100), nord)).status).toBe(404)
    const theirs = await addCase(saldo.house, nord.creditorId, { status: 'DRAFT' })
    expect((await begin({ documentId, size: 100, caseId: theirs, actor: nord })).status).toBe(404)
    expect((await begin({ size: 100, actor: { kind: 'visitor', language: 'en' } })).status).toBe(401)
  })
})

import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { pagesOf } from '../ports/pdf-text.test-kit.ts'
import { jpeg as sampleJpeg, png as samplePng } from '../ports/sample-images.test-data.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { type DebtorBrowser, openBrowser, openPortal } from './portal.test-kit.ts'

const { world, creditor, collector, anew, addCase, inside } = await openPortal()
let open: ActiveCase
afterAll(() => world.close())
beforeEach(async () => {
  open = await anew()
})

const now = () => Date.parse(world.house.clock.now())

async function addDocument(
  kind: string,
  bytes: Uint8Array,
  mediaType: string,
  name: string,
  invoiceId?: string,
) {
  const { key, sha256, size } = await world.house.files.put(bytes)
  const id = newId('document', now())
  const { caseId } = open
  await world.house.db.document.create({
    data: {
      id,
      caseId,
      creditorId: creditor.creditorId,
      invoiceId: invoiceId ?? null,
      kind,
      name,
      mediaType,
      sizeBytes: size,
      sha256,
      fileKey: key,
      uploadedBy: 'creditor',
      uploadedById: creditor.userId,
    },
  })
  return id
}

describe('what a debtor sees', () => {
  test('is the claim with its reasons, to the cent', async () => {
    const view = await world.callerAs(open.actor).portal.view()
    expect(view).toMatchObject({
      state: 'open',
      principal: 1_240_000,
      compensation: 8_000,
      paid: 0,
      currency: 'EUR',
    })
    expect(view.claimed).toBe(view.principal + view.interest + view.compensation)
    expect(view.dueNow).toBe(view.outstanding)
    for (const { slices, interest, days } of view.invoices.map((line) => ({
      ...line,
      days: line.slices.length,
    }))) {
      expect(days).toBeGreaterThan(0)
      expect(slices.reduce((total, slice) => total + slice.interest, 0)).toBe(interest.owed)
      expect(
        slices.every(({ source, ratePercent }) => source !== '' && /^\d+\.\d\d$/.test(ratePercent)),
      ).toBe(true)
    }
  })

  test('is nothing internal, of the creditor, or of anybody else', async () => {
    const { db } = world.house
    const { caseId } = open
    const { creditorId } = creditor
    await db.note.create({
      data: {
        id: newId('note', now()),
        caseId,
        creditorId,
        authorId: 'x',
        authorName: 'Marta',
        text: 'INTERNAL-NOTE',
      },
    })
    const message = { caseId, creditorId, fromKind: 'desk', fromName: 'Marta Ferrer' }
    await db.message.createMany({
      data: [
        { ...message, id: newId('message', now()), audience: 'creditor', text: 'TO-THE-CREDITOR' },
        { ...message, id: newId('message', now()), audience: 'debtor', text: 'TO-THE-DEBTOR' },
      ],
    })
    const [invoiceId] = open.invoiceIds
    await addDocument('INVOICE', await samplePdf(), 'application/pdf', 'F-2026-001.pdf', invoiceId)
    await addDocument('CORRESPONDENCE', await samplePdf(), 'application/pdf', 'SECRET-LETTER.pdf')
    await addDocument('OTHER', await samplePdf(), 'application/pdf', 'SECRET-OTHER.pdf')
    await addCase({ debtorName: 'Hollins & Sons Ltd' })
    const person = await inside(open)
    for (const path of ['/d/claim', '/d/pay', '/d/ask']) {
      const text = await (await person.get(path)).text()
      expect(text).toContain('TO-THE-DEBTOR')
      const secrets = [
        'INTERNAL-NOTE',
        'TO-THE-CREDITOR',
        'SECRET',
        'Hollins',
        caseId,
        creditorId,
        collector.email,
      ]
      for (const secret of secrets)
        expect([path, secret, text.includes(secret)]).toEqual([path, secret, false])
      // As a word: three letters can stand in any id.
      expect([path, /\bfees?\b/i.test(text)]).toEqual([path, false])
    }
  })

  test('of a case that is paid or closed can still be read, and no longer be paid', async () => {
    const { db } = world.house
    const person = await inside(open)
    await db.case.update({
      where: { id: open.caseId },
      data: { status: 'CLOSED', closeCode: 'WITHDRAWN', closedOn: '2026-11-20' },
    })
    const { view } = await person.page(person.get('/d/claim'), 'portal-claim')
    expect(view.state).toBe('closed')
    expect((await person.get('/d/pay')).headers.get('location')).toBe('/d/claim')
    const refused = await person.post('/d/pay', { choice: 'everything' })
    expect(refused.headers.get('location')).toBe('/d/claim')
    await expect(world.callerAs(open.actor).payments.start({ kind: 'everything' })).rejects.toMatchObject({
      cause: { code: 'payments.closed' },
    })
  })
})

const samplePdf = async () => new TextEncoder().encode('%PDF-1.7\n%%EOF\n')

describe('papers', () => {
  const save = async (person: DebtorBrowser, path: string) => {
    const answer = await person.get(path)
    const headers = Object.fromEntries(
      ['content-type', 'content-disposition', 'cache-control'].map((name) => [
        name,
        answer.headers.get(name),
      ]),
    )
    return { status: answer.status, headers, bytes: new Uint8Array(await answer.arrayBuffer()) }
  }

  test('a PDF and an XML come as they are, a photograph as PDF, each saved and never kept', async () => {
    const person = await inside(open)
    const pdf = await addDocument('CONTRACT', await samplePdf(), 'application/pdf', 'Auftrag.pdf')
    const xml = await addDocument(
      'INVOICE',
      new TextEncoder().encode('<Invoice/>'),
      'application/xml',
      'f.xml',
    )
    const jpeg = await addDocument('PROOF_OF_DELIVERY', sampleJpeg, 'image/jpeg', 'Lieferschein.jpg')
    const png = await addDocument('PROOF_OF_DELIVERY', samplePng, 'image/png', 'Foto.png')
    const saved = await Promise.all(
      [`${pdf}.pdf`, `${xml}.xml`, `${jpeg}.pdf`, `${png}.pdf`].map((name) =>
        save(person, `/d/documents/${name}`),
      ),
    )
    expect(saved.map(({ headers }) => headers['content-type'])).toEqual([
      'application/pdf',
      'application/xml',
      'application/pdf',
      'application/pdf',
    ])
    for (const { status, headers } of saved) {
      expect(status).toBe(200)
      expect(headers['cache-control']).toBe('no-store')
      expect(headers['content-disposition']).toMatch(/^attachment/)
    }
    expect(saved[2]?.headers['content-disposition']).toContain('Lieferschein.pdf')
    expect(new TextDecoder().decode(saved[3]?.bytes.slice(0, 5))).toBe('%PDF-')
    const events = await world.house.db.caseEvent.count({
      where: { caseId: open.caseId, kind: 'document-downloaded' },
    })
    expect(events).toBe(4)
    await save(person, `/d/documents/${pdf}.pdf`)
    expect(
      await world.house.db.caseEvent.count({ where: { caseId: open.caseId, kind: 'document-downloaded' } }),
    ).toBe(4)
  })

  test('an invoice without a copy has its sheet', async () => {
    const person = await inside(open)
    const { bytes, headers } = await save(person, `/d/invoices/${open.invoiceIds[0]}.pdf`)
    expect(headers['content-type']).toBe('application/pdf')
    const text = pagesOf(bytes).join(' ')
    expect(text).toContain('F-2026-001')
    expect(text).toContain('Aceros Vega SL')
  })

  test('what is not for the debtor, removed, or of another case is not there', async () => {
    const letter = await addDocument('CORRESPONDENCE', await samplePdf(), 'application/pdf', 'a.pdf')
    const removed = await addDocument('INVOICE', await samplePdf(), 'application/pdf', 'b.pdf')
    await world.house.db.document.update({ where: { id: removed }, data: { removedAt: new Date(now()) } })
    const theirs = await addDocument('INVOICE', await samplePdf(), 'application/pdf', 'c.pdf')
    const theirInvoice = open.invoiceIds[0]
    const person = await inside(open)
    for (const id of [letter, removed]) expect((await person.get(`/d/documents/${id}.pdf`)).status).toBe(404)
    open = await addCase()
    const stranger = await inside(open)
    expect((await stranger.get(`/d/documents/${theirs}.pdf`)).status).toBe(404)
    expect((await stranger.get(`/d/invoices/${theirInvoice}.pdf`)).status).toBe(404)
    expect((await openBrowser(world.house).get(`/d/documents/${theirs}.pdf`)).headers.get('location')).toBe(
      '/d',
    )
  })
})

test('a stranger to the link is refused every procedure of it', async () => {
  const visitor = world.callerAs({ kind: 'visitor', language: 'en' }).portal
  await expect(visitor.view()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  await expect(visitor.leave()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  await expect(world.callerAs(creditor).portal.view()).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const foreign = { ...open.actor, creditorId: (await world.addCreditor('Nordlicht Textil GmbH')).creditorId }
  await expect(world.callerAs(foreign).portal.view()).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

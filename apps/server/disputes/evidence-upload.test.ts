import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#shared/access/actor.ts'
import { newId } from '#shared/ids.ts'
import { openUploads } from '../cases/uploads.ts'
import { png } from '../ports/sample-images.test-data.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { openDisputes } from './disputes.test-kit.ts'

const desk = await openDisputes()
const { saldo, marta, vega, nord } = desk
const { house } = saldo
const uploads = openUploads(house)
afterAll(() => saldo.close())

let file: ActiveCase
let disputeId: string
beforeEach(async () => {
  file = await desk.addCase()
  disputeId = await desk.dispute(file)
})

const tus = { 'tus-resumable': '1.0.0' }
const ctxOf = (actor: Actor) => ({ house, actor, requestId: 'test', ip: '203.0.113.7', userAgent: 'test' })

/** One file in one piece, as the app sends evidence for a dispute; answers the status of its last step. */
async function upload(actor: Actor, details: { disputeId: string; caseId?: string; documentId?: string }) {
  const { documentId = newId('document', desk.now()), caseId = file.caseId } = details
  const metadata = { documentId, caseId, name: 'delivery.png', kind: 'OTHER', disputeId: details.disputeId }
  const encoded = Object.entries(metadata).map(
    ([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`,
  )
  const begun = await uploads.handle(
    new Request('http://localhost:3000/uploads', {
      method: 'POST',
      headers: { ...tus, 'upload-length': String(png.length), 'upload-metadata': encoded.join() },
    }),
    ctxOf(actor),
  )
  if (begun.status !== 201) return { status: begun.status, documentId }
  const sent = await uploads.handle(
    new Request(`http://localhost:3000/uploads/${documentId}`, {
      method: 'PATCH',
      headers: { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
      body: Buffer.from(png),
    }),
    ctxOf(actor),
  )
  return { status: sent.status, documentId }
}
const evidence = () => house.db.document.findMany({ where: { caseId: file.caseId } })

describe('evidence of the creditor, by a resumable upload', () => {
  test('is a file of its dispute, on record, once, and no paper of the claim', async () => {
    const { status, documentId } = await upload(vega, { disputeId })
    expect(status).toBe(204)
    expect((await upload(vega, { disputeId, documentId })).status).toBeLessThan(410)
    expect(await evidence()).toMatchObject([
      { id: documentId, disputeId, messageId: null, kind: 'OTHER', uploadedBy: 'creditor' },
    ])
    const where = { caseId: file.caseId, kind: 'document-added' }
    const [event, ...others] = await house.db.caseEvent.findMany({ where })
    expect([event?.after, others]).toMatchObject([{ documentId, disputeId }, []])
    expect((await saldo.callerAs(vega).cases.page({ caseId: file.caseId })).documents).toEqual([])
    const [own] = await saldo.callerAs(file.actor).disputes.own()
    // It is part of the answer, and shown to the debtor with it.
    expect(own?.documents).toEqual([])
    const words = 'Here is the delivery note, signed.'
    const answer = { caseId: file.caseId, disputeId: disputeId as never, version: 0, words }
    await saldo.callerAs(vega).disputes.answer({ ...answer, stance: 'REJECTS' })
    const [answered] = await saldo.callerAs(file.actor).disputes.own()
    expect(answered?.documents).toMatchObject([{ documentId, from: 'creditor' }])
  })

  test('may be added by the desk as well, and is then not shown to the debtor', async () => {
    expect((await upload(marta, { disputeId })).status).toBe(204)
    expect(await evidence()).toMatchObject([{ disputeId, uploadedBy: 'desk' }])
    const [own] = await saldo.callerAs(file.actor).disputes.own()
    expect(own?.documents).toEqual([])
  })

  test('goes nowhere but to an open dispute of this very case', async () => {
    const other = await desk.addCase()
    const elsewhere = await desk.dispute(other)
    expect((await upload(vega, { disputeId: elsewhere })).status).toBe(404)
    expect((await upload(nord, { disputeId })).status).toBe(404)
    await house.db.dispute.update({ where: { id: disputeId }, data: { endedAt: new Date(desk.now()) } })
    expect((await upload(vega, { disputeId })).status).toBe(422)
    expect(await evidence()).toEqual([])
  })
})

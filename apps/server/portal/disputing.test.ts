import { afterAll, describe, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { png } from '../ports/sample-images.test-data.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { type DebtorBrowser, openPortal } from './portal.test-kit.ts'

const { world, creditor, anew, inside } = await openPortal()
const { db } = world.house
afterAll(() => world.close())

const words = 'Half of the beams are rusty.'
const first = (file: ActiveCase) => file.invoiceIds[0] as string
const typed = (file: ActiveCase) => ({ type: 'QUALITY', invoice: first(file), words })

/** Sends a form with files as a browser does. */
function send(person: DebtorBrowser, path: string, fields: Record<string, string>, files: File[] = []) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  for (const file of files) body.append('files', file)
  return person.send(path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
}
const photo = (name = 'rust.png') => new File([Buffer.from(png)], name, { type: 'image/png' })

describe('something is wrong, behind the link', () => {
  test('is chosen, looked at in figures, sent with a photograph, and read again', async () => {
    const file = await anew()
    const person = await inside(file)
    const claim = await person.page(person.get('/d/claim'), 'portal-claim')
    await person.page(person.get('/d/dispute'), 'portal-dispute')
    const check = await person.page(person.post('/d/dispute', typed(file)), 'portal-dispute-check')
    expect(await db.dispute.count({ where: { caseId: file.caseId } })).toBe(0)
    expect(check.effect.after.held).toBe(claim.view.invoices[0]?.open)
    expect(check.effect.creditorDueOn).toBe('2026-12-01')
    const { disputeId } = check
    const sent = await send(person, '/d/dispute/send', { ...typed(file), disputeId }, [photo()])
    expect(sent.status).toBe(303)
    await send(person, '/d/dispute/send', { ...typed(file), disputeId }, [photo('again.png')])
    const page = await person.page(person.get(sent.headers.get('location') ?? ''), 'portal-disputes')
    expect(page.done).toBe('sent')
    expect(page.disputes).toMatchObject([{ disputeId, status: 'AWAITING_CREDITOR', scope: 'PART' }])
    expect(page.disputes[0]?.documents).toMatchObject([{ name: 'rust.png', from: 'you' }])
    expect(page.view).toMatchObject({ held: check.effect.after.held, dueNow: check.effect.after.dueNow })
    const [document] = page.disputes[0]?.documents ?? []
    const saved = await person.get(`/d/evidence/${document?.documentId}`)
    expect(saved.headers.get('content-disposition')).toContain('attachment')
    // Evidence is no paper of the claim, neither here nor for the creditor.
    expect((await person.get(`/d/documents/${document?.documentId}.pdf`)).status).toBe(404)
    const { documents } = await world.callerAs(creditor).cases.page({ caseId: file.caseId })
    expect(documents).toEqual([])
  })

  test('what cannot be read is said at its field, and nothing is lost', async () => {
    const file = await anew()
    const person = await inside(file)
    const none = await person.page(person.post('/d/dispute', { words: 'x' }), 'portal-dispute')
    expect(none.form.faults).toEqual({ type: 'input.choose' })
    const amount = await person.page(
      person.post('/d/dispute', { ...typed(file), [`part-${first(file)}`]: 'a lot' }),
      'portal-dispute',
    )
    expect(amount).toMatchObject({ faultyItem: first(file), chosen: [{ amount: 'a lot' }] })
    const paid = await person.page(
      person.post('/d/dispute', { ...typed(file), type: 'ALREADY_PAID' }),
      'portal-dispute',
    )
    expect(paid.form.faults).toEqual({ paidOn: 'input.day', paidAmount: 'input.amount' })
    const tooMuch = await person.page(
      person.post('/d/dispute', { ...typed(file), [`part-${first(file)}`]: '99.999.999,00' }),
      'portal-dispute',
    )
    expect(tooMuch.form).toMatchObject({ refusal: { code: 'disputes.moreThanOpen' }, values: { words } })
  })

  test('a file that is no page and no picture is refused before anything is written', async () => {
    const file = await anew()
    const person = await inside(file)
    const { disputeId } = await person.page(person.post('/d/dispute', typed(file)), 'portal-dispute-check')
    const harmful = new File(['<html><script>1</script>'], 'photo.png', { type: 'image/png' })
    const back = await send(person, '/d/dispute/send', { ...typed(file), disputeId }, [harmful])
    expect(back.status).toBe(422)
    const page = await person.page(back, 'portal-dispute-check')
    expect(page.form.refusal?.code).toBe('files.typeNotAllowed')
    expect(await db.dispute.count({ where: { caseId: file.caseId } })).toBe(0)
  })

  test('"we are not a business" leaves nothing to pay', async () => {
    const file = await anew()
    const person = await inside(file)
    const fields = { type: 'NOT_A_BUSINESS', words: 'I am a private person.' }
    const { disputeId } = await person.page(person.post('/d/dispute', fields), 'portal-dispute-check')
    await send(person, '/d/dispute/send', { ...fields, disputeId })
    const { view } = await person.page(person.get('/d/claim'), 'portal-claim')
    expect(view).toMatchObject({ isPaused: true, dueNow: 0, most: 0 })
    expect((await person.get('/d/pay')).headers.get('location')).toBe('/d/claim')
    const gone = await person.post(`/d/disputes/${disputeId}/withdraw`)
    expect(gone.headers.get('location')).toContain('done=withdrawn')
    expect((await person.page(person.get('/d/claim'), 'portal-claim')).view.isPaused).toBe(false)
  })

  test("the creditor's files are shown with its answer, and nobody reads another case's", async () => {
    const file = await anew()
    const person = await inside(file)
    const { disputeId } = await person.page(person.post('/d/dispute', typed(file)), 'portal-dispute-check')
    await send(person, '/d/dispute/send', { ...typed(file), disputeId })
    const { key, sha256, size } = await world.house.files.put(Buffer.from(png))
    const documentId = newId('document', Date.parse(world.house.clock.now()))
    await db.document.create({
      data: {
        id: documentId,
        caseId: file.caseId,
        creditorId: creditor.creditorId,
        disputeId,
        kind: 'OTHER',
        name: 'delivery-note.png',
        mediaType: 'image/png',
        sizeBytes: size,
        sha256,
        fileKey: key,
        uploadedBy: 'creditor',
        uploadedById: creditor.userId,
      },
    })
    expect((await person.get(`/d/evidence/${documentId}`)).status).toBe(404)
    await world.callerAs(creditor).disputes.answer({
      caseId: file.caseId,
      disputeId: disputeId as never,
      version: 0,
      stance: 'REJECTS',
      words: 'Here is the delivery note.',
    })
    const page = await person.page(person.get('/d/disputes'), 'portal-disputes')
    expect(page.disputes[0]?.documents).toMatchObject([{ name: 'delivery-note.png', from: 'creditor' }])
    expect((await person.get(`/d/evidence/${documentId}`)).status).toBe(200)
    const stranger = await inside(await anew())
    expect((await stranger.get(`/d/evidence/${documentId}`)).status).toBe(404)
    expect((await stranger.post(`/d/disputes/${disputeId}/withdraw`)).status).not.toBe(303)
  })
})

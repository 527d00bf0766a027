import { createHash } from 'node:crypto'
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
/** A picture; with a number it is another one, to the byte. */
const pictureOf = (number = 0) => Buffer.concat([Buffer.from(png), Buffer.alloc(number)])
const photo = (name = 'rust.png', number = 0) => new File([pictureOf(number)], name, { type: 'image/png' })

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

  test('files that cannot be taken are named with the reason; words and the other files arrive with the dispute', async () => {
    const file = await anew()
    const person = await inside(file)
    const { disputeId } = await person.page(person.post('/d/dispute', typed(file)), 'portal-dispute-check')
    const harmful = new File(['<html><script>1</script>'], 'photo.png', { type: 'image/png' })
    const sheet = new File(['<Invoice><ID>1</ID></Invoice>'], 'invoice.xml', { type: 'application/xml' })
    const sent = [photo(), harmful, new File([], 'empty.pdf'), sheet]
    const answer = await send(person, '/d/dispute/send', { ...typed(file), disputeId }, sent)
    expect(answer.status).toBe(200)
    const page = await person.page(answer, 'portal-disputes')
    expect(page.done).toBe('sent')
    expect(page.leftOut.map(({ name, refusal }) => [name, refusal.code])).toEqual([
      ['photo.png', 'files.typeNotAllowed'],
      ['empty.pdf', 'files.empty'],
      ['invoice.xml', 'disputes.evidenceType'],
    ])
    expect(page.disputes).toMatchObject([{ disputeId, documents: [{ name: 'rust.png' }] }])
    expect(page.disputes[0]?.entries[0]?.text).toBe(words)
    // One transaction: there is no moment in which the dispute stands without what proves it.
    const events = await db.$queryRaw<{ kind: string; xact: string }[]>`
      select kind, xact::text from "CaseEvent" where "caseId" = ${file.caseId} order by position`
    const opened = events.find(({ kind }) => kind === 'dispute-opened')
    expect(events).toContainEqual({ kind: 'document-added', xact: opened?.xact })
  })

  test('a dispute that is refused keeps nothing of its files, and names them to be chosen again', async () => {
    const file = await anew()
    const person = await inside(file)
    const { disputeId } = await person.page(person.post('/d/dispute', typed(file)), 'portal-dispute-check')
    const tooMuch = { ...typed(file), [`part-${first(file)}`]: '99.999.999,00' }
    const back = await send(person, '/d/dispute/send', { ...tooMuch, disputeId }, [photo('other.png', 7)])
    expect(back.status).toBe(422)
    expect(await person.page(back, 'portal-dispute')).toMatchObject({
      form: { refusal: { code: 'disputes.moreThanOpen' }, values: { words } },
      leftOut: [{ name: 'other.png', refusal: { code: 'files.chooseAgain' } }],
    })
    expect(await db.dispute.count({ where: { caseId: file.caseId } })).toBe(0)
    const hash = createHash('sha256').update(pictureOf(7)).digest('hex')
    const key = `sha256/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`
    expect(await world.house.files.exists(key)).toBe(false)
  })

  test('what follows later names what it could not take, and says no where nothing is left', async () => {
    const file = await anew()
    const person = await inside(file)
    const { disputeId } = await person.page(person.post('/d/dispute', typed(file)), 'portal-dispute-check')
    await send(person, '/d/dispute/send', { ...typed(file), disputeId }, [photo()])
    const add = (files: File[]) => send(person, `/d/disputes/${disputeId}/files`, {}, files)
    const program = new File(['MZ'], 'setup.exe')
    const none = await add([program])
    expect(none.status).toBe(422)
    expect(await person.page(none, 'portal-disputes')).toMatchObject({
      done: null,
      leftOut: [{ name: 'setup.exe' }],
    })
    const ten = Array.from({ length: 10 }, (_, place) => photo(`more-${place}.png`, place + 1))
    const some = await person.page(add([program, ...ten]), 'portal-disputes')
    expect(some.done).toBe('files')
    expect(some.leftOut.map(({ name, refusal }) => [name, refusal.code])).toEqual([
      ['setup.exe', 'files.typeNotAllowed'],
      ['more-9.png', 'disputes.tooManyFiles'],
    ])
    expect(some.disputes[0]?.documents).toHaveLength(10)
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

import { type DisputeId, newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { costsKit } from '../costs/costs.test-kit.ts'
import { settleResolution } from '../disputes/settle-resolution.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction } from '../db.ts'
import { keepBooks } from '../payments/keep-books.ts'
import { postReceipt } from '../payments/post-receipt.ts'
import { expirePlans } from '../plans/expire-plans.ts'
import { at, inBounds, outside } from './planning.test-kit.ts'
import type { Recorder } from './recorder.test-kit.ts'

/** A claim that is overdue: questions and answers, papers, a payment, a complaint, the way out. */
export async function writeAndRead(recorder: Recorder): Promise<void> {
  const { addCase, addPapersTo, collector, db, inside, keys, manager, message, newToken, now, ofCase } =
    recorder
  const { marta, see, sendFiles, world } = recorder
  const open = await addCase()
  await db.case.update({ where: { id: open.caseId }, data: { reference: 'Hall 3' } })
  await db.invoice.updateMany({ where: { caseId: open.caseId }, data: { issuedOn: '2026-02-01' } })
  const person = await inside(open)
  const words = { ...ofCase(open), authorId: marta.userId, authorName: marta.name, text: 'INTERNAL-NOTE' }
  await db.note.create({ data: { ...words, id: newId('note', now()) } })
  await manager().contact.writeToCreditor({ ...message(open), text: 'TO-THE-CREDITOR' })
  await see(person, '/d/ask', { messageId: newId('message', now()), topic: 'question', text: 'Why?' })
  await world.callerAs(collector).contact.answerDebtor({ ...message(open), text: 'Because.' })
  const { documentId, paymentId } = await addPapersTo(open)
  const contact = await db.debtorContact.findFirstOrThrow({
    where: { debtor: { cases: { some: { id: open.caseId } } } },
  })
  await world.callerAs(collector).contact.renewLink({ caseId: open.caseId, contactId: contact.id as never })
  const again = await inside({ ...open, token: await newToken(open) })
  await sendFiles(again, '/d/ask', {
    topic: 'question',
    text: 'See this.',
    messageId: newId('message', now()),
  })
  for (const path of ['/d/claim', '/d/pay', '/d/ask', '/d/privacy', '/d/complaint', '/d/plan'])
    await see(again, path)
  await see(again, '/d/pay', { choice: 'amount', amount: 'much' })
  await again.get(`/d/documents/${documentId}.pdf`)
  await again.get(`/d/invoices/${open.invoiceIds[0]}.pdf`)
  await see(again, `/d/payments/${paymentId}`)
  await see(again, '/d/credit')
  await again.get(`/d/payments/${paymentId}/receipt.pdf`)
  const complaint = {
    complaintId: newId('complaint', now()),
    name: 'Petra',
    email: open.email,
    text: 'Loud.',
  }
  await see(again, '/d/complaint', complaint)
  const { complaintId } = complaint
  await manager().contact.answerComplaint({ complaintId, answer: 'We are sorry for that.' })
  const stream = (await again.get('/d/live?age=60000')).body?.pipeThrough(new TextDecoderStream()).getReader()
  await world.callerAs(collector).contact.answerDebtor({ ...message(open), text: 'And so on.' })
  for (let text = ''; !text.includes('changed'); ) {
    text += (await stream?.read())?.value ?? ''
    for (const line of text.split('\n').filter((one) => one.includes(': ')))
      keys.add('live', { [line.split(': ')[0] || 'comment']: 1 })
  }
  await stream?.cancel()
  await again.post('/d/leave')
  await see(again, '/d/left')
}

/** Paying in parts from the first look to a plan that has ended, with every answer in between. */
export async function payInParts(recorder: Recorder): Promise<void> {
  const {
    addPapersTo,
    begin,
    db,
    decide,
    house,
    inside,
    keys,
    left,
    pause,
    see,
    sendOffer,
    signPlan,
    world,
  } = recorder
  const { open, person } = await begin()
  await see(person, '/d/plan')
  await see(person, at('/d/plan/terms', { ...inBounds, first: 'x' }))
  await see(person, at('/d/plan/next', { ...inBounds, total: '9.000' }))
  await sendOffer(person, outside, { words: 'In spring.' })
  await see(person, '/d/claim')
  await see(person, '/d/plan?done=sent')
  await decide(open, 'reject')
  await see(person, '/d/plan')
  await sendOffer(person)
  await decide(open, 'approve')
  await see(person, '/d/plan')
  world.clock.forward(8 * 86_400)
  await expirePlans(house)
  const later = await inside(open)
  await see(later, '/d/plan')
  const terms = { ...inBounds, firstOn: '2026-12-04' }
  await signPlan(later, terms)
  await see(later, '/d/plan?done=signed')
  await see(later, '/d/plan/card')
  await see(later, '/d/plan/calendar', {})
  await see(later, '/d/plan/calendar')
  await see(later, '/d/claim')
  await later.get('/d/plan/paper.pdf')
  const calendar = await (await later.get('/d/plan/calendar.ics')).text()
  for (const [, name = ''] of calendar.matchAll(/^([A-Z-]+)[:;]/gm)) keys.add('calendar', { [name]: 1 })
  left.push(['calendar', calendar])
  await addPapersTo(open)
  const endedAt = new Date(house.clock.now())
  await db.plan.updateMany({ where: { caseId: open.caseId }, data: { status: 'DEFAULTED', endedAt } })
  await db.case.update({ where: { id: open.caseId }, data: { status: 'ACTIVE' } })
  await see(later, '/d/plan/ended')
  const other = await begin()
  await pause(other.open)
  await see(other.person, '/d/plan')
}
/** Something is wrong: sent, answered by the creditor, asked about by the desk, decided. */
export async function dispute(recorder: Recorder): Promise<void> {
  const { begin, creditor, db, house, manager, now, see, sendFiles, world } = recorder
  const { open, person } = await begin()
  const [invoice = ''] = open.invoiceIds
  const typed = {
    type: 'QUALITY',
    invoice,
    words: 'Half of the beams are rusty.',
    [`part-${invoice}`]: '100,00',
  }
  await see(person, '/d/dispute')
  await see(person, '/d/dispute', { ...typed, [`part-${invoice}`]: 'half' })
  await see(person, '/d/dispute', typed)
  const disputeId: DisputeId = newId('dispute', now())
  const items = [{ invoiceId: open.invoiceIds[0] as never, amountMinor: minor(100_00) }]
  await world.callerAs(open.actor).disputes.open({ disputeId, type: 'QUALITY', items, words: typed.words })
  await see(person, `/d/disputes?done=sent&id=${disputeId}`)
  const about = { caseId: open.caseId, disputeId }
  const version = async () => (await db.dispute.findUniqueOrThrow({ where: { id: disputeId } })).version
  const answer = { stance: 'REJECTS', words: 'The delivery note is signed.' } as const
  await world.callerAs(creditor).disputes.answer({ ...about, version: await version(), ...answer })
  await manager().disputes.askDebtor({
    ...about,
    version: await version(),
    words: 'Which of the beams is it?',
  })
  await sendFiles(person, `/d/disputes/${disputeId}/answer`, { words: 'The first two of them.' })
  const reasons = { reasonToDebtor: 'It was signed for.', reasonToCreditor: 'ONLY-FOR-THE-CREDITOR' }
  await manager().disputes.resolve({
    ...about,
    version: await version(),
    outcome: 'REJECTED',
    upheld: [],
    ...reasons,
  })
  await settleResolution(house, { disputeId, version: await version() })
  await see(person, '/d/disputes')
}

const system = { kind: 'system', language: 'en' } as const

/** Costs are asked for with the claim; then all of it is paid, and the debtor is told that it is over. */
export async function payWithCosts(recorder: Recorder): Promise<void> {
  const { creditor, db, house, inside, addCase, marta, now, ofCase, see, world } = recorder
  const open = await addCase()
  const kit = costsKit(world, { manager: marta, creditor })
  await kit.spend(open.caseId, await kit.consented(open.caseId, 400_00), minor(260_00))
  await keepBooks(house)
  const person = await inside(open)
  await see(person, '/d/claim')
  await person.get('/d/statement.pdf')
  const { claim } = await loadClaim(house, db, open.caseId)
  const paymentId = newId('payment', now())
  const money = { amountMinor: BigInt(claim.outstanding), currency: 'EUR', startedAt: new Date(now()) }
  await db.payment.create({
    data: { ...ofCase(open), ...money, id: paymentId, method: 'transfer', status: 'STARTED', language: 'de' },
  })
  await inTransaction(db, system, (tx) =>
    postReceipt(house, tx, system, { paymentId, providerPaymentId: null, card: null, via: 'BANK' }),
  )
  await world.drain()
  await see(person, '/d/claim')
  await see(person, `/d/payments/${paymentId}`)
  await person.get('/d/statement.pdf')
  await recorder.readMails(open.email)
  const francs = await inside(await addCase({ currency: 'CHF' }))
  await see(francs, '/d/pay')
  await francs.get('/d/transfer.pdf')
}

import { afterAll, describe, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { refused } from '../testing/refused.ts'
import { openDisputes, reasons, words } from './disputes.test-kit.ts'

const kit = await openDisputes()
const { saldo, marta, jonas, claire, vega, nord, addCase, dispute, read, view, part } = kit
const { db } = saldo.house
afterAll(() => saldo.close())

const as = saldo.callerAs

describe('something is wrong', () => {
  test('pauses exactly what is disputed, asks the creditor, and tells everybody', async () => {
    const file = await addCase()
    const before = await view(file)
    const considered = await as(file.actor).disputes.consider({
      type: 'QUALITY',
      items: [{ invoiceId: file.invoiceIds[0] as never, amountMinor: null }],
      words,
    })
    saldo.mails.length = 0
    const disputeId = await dispute(file)
    expect(await read(disputeId)).toMatchObject({
      status: 'AWAITING_CREDITOR',
      pauses: true,
      wholeCase: false,
      number: 1,
      creditorDueOn: '2026-12-01',
    })
    const after = await view(file)
    // What the page said before the button is what happened.
    expect(considered.after).toEqual({ dueNow: after.dueNow, held: after.held })
    expect(after.held).toBe(before.invoices[0]?.open)
    expect(after.dueNow).toBe(before.invoices[1]?.open)
    expect(after.isPaused).toBe(false)
    await saldo.drain()
    const subjects = saldo.mails.map(({ to, subject }) => `${to}: ${subject}`)
    expect(subjects).toHaveLength(2)
    const [toDebtor] = kit.mailsTo(file.email)
    // The debtor's language; no amount and no invoice number in a mailbox that several people read.
    expect(toDebtor?.text).toContain('Was Sie bestreiten, ruht')
    expect(toDebtor?.text).not.toContain('F-2026-001')
    const [toCreditor] = kit.mailsTo(vega.email)
    expect(toCreditor?.text).toContain('Silence is never taken as agreement')
    expect(toCreditor?.text).toContain(`/app/cases/${file.caseId}/disputes/${disputeId}`)
  })

  test('sent twice is one dispute, and the same again is refused while it is open', async () => {
    const file = await addCase()
    const disputeId = await dispute(file)
    await dispute(file, { disputeId })
    expect(await db.dispute.count({ where: { caseId: file.caseId } })).toBe(1)
    await expect(dispute(file)).rejects.toMatchObject(refused('disputes.alreadyOpen'))
    await dispute(file, { type: 'WRONG_AMOUNT', items: part(file, 100) })
  })

  test('late it pauses nothing by itself, until a person lets it', async () => {
    const file = await addCase()
    await db.letter.create({
      data: {
        id: newId('letter', kit.now()),
        caseId: file.caseId,
        creditorId: vega.creditorId,
        kind: 'FIRST',
        channel: 'EMAIL',
        language: 'de',
        paperKey: 'x',
        paperSha256: 'x',
        createdOn: '2026-10-01',
        sentAt: new Date('2026-10-01T09:00:00Z'),
      },
    })
    const disputeId = await dispute(file)
    expect(await read(disputeId)).toMatchObject({ status: 'OPEN', pauses: false, creditorDueOn: null })
    expect((await view(file)).held).toBe(0)
    const input = { caseId: file.caseId, disputeId, version: 0, why: 'The goods are being inspected.' }
    await expect(as(claire).disputes.pause(input)).rejects.toMatchObject(refused('access.notFound'))
    await as(jonas).disputes.pause(input)
    expect(await read(disputeId)).toMatchObject({ status: 'AWAITING_CREDITOR', pauses: true })
    expect((await view(file)).held).toBeGreaterThan(0)
    // Why the desk paused is the desk's own.
    expect(JSON.stringify(await as(file.actor).disputes.own())).not.toContain('inspected')
  })

  test('withdrawn, everything is asked for again; the same ground pauses nothing a second time', async () => {
    const file = await addCase()
    const before = await view(file)
    const disputeId = await dispute(file)
    await as(file.actor).disputes.withdraw({ disputeId })
    expect((await view(file)).dueNow).toBe(before.dueNow)
    const again = await dispute(file)
    expect(await read(again)).toMatchObject({ pauses: false, number: 2 })
    await expect(as(file.actor).disputes.withdraw({ disputeId })).rejects.toMatchObject(
      refused('disputes.alreadyOver'),
    )
  })

  test('is refused for what is paid, and for more than is open', async () => {
    const file = await addCase()
    await expect(dispute(file, { items: part(file, 1_000_001) })).rejects.toMatchObject(
      refused('disputes.moreThanOpen'),
    )
    const other = await addCase()
    await expect(
      dispute(file, { items: [{ invoiceId: other.invoiceIds[0] as never, amountMinor: null }] }),
    ).rejects.toMatchObject(refused('disputes.invoiceNotOpen'))
  })
})
test('strangers find nothing', async () => {
  const file = await addCase()
  const other = await addCase()
  const disputeId = await dispute(file)
  const seen = { caseId: file.caseId, disputeId, version: 0 }
  const notFound = refused('access.notFound')
  const answer = { ...seen, stance: 'REJECTS' as const, words: 'This is not ours at all.' }
  await expect(as(nord).disputes.answer(answer)).rejects.toMatchObject(notFound)
  await expect(as(nord).disputes.ofCase({ caseId: file.caseId })).rejects.toMatchObject(notFound)
  await expect(as(other.actor).disputes.withdraw({ disputeId })).rejects.toMatchObject(notFound)
  await expect(as(other.actor).disputes.answerAsked({ disputeId, words })).rejects.toMatchObject(notFound)
  expect(await as(other.actor).disputes.own()).toEqual([])
  // A dispute of another case is not reached through a case of one's own.
  await expect(as(vega).disputes.answer({ ...answer, caseId: other.caseId })).rejects.toMatchObject(notFound)
  await expect(
    as(marta).disputes.resolve({ ...seen, caseId: other.caseId, outcome: 'REJECTED', ...reasons }),
  ).rejects.toMatchObject(notFound)
})

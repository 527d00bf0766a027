import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '../dates.ts'
import type { InvoiceId } from '../ids.ts'
import { minor, zero } from '../money.ts'
import {
  type AskedCorrection,
  correctionKinds,
  correctionMoves,
  correctionStatuses,
  mayMoveCorrection,
  type StandingReceipt,
  type TargetCase,
  whyNotApproveCorrection,
  whyNotCorrect,
  whyNotTakeBackCorrection,
} from './correction.ts'

const [one, two, foreign] = ['inv_1', 'inv_2', 'inv_9'] as InvoiceId[] as [InvoiceId, InvoiceId, InvoiceId]
const receipt: StandingReceipt = {
  caseId: 'case_1',
  creditorId: 'crd_1',
  currency: 'EUR',
  method: 'bank',
  status: 'SUCCEEDED',
  named: [],
  gone: zero,
  isRest: false,
  isContested: false,
  isUnderWay: false,
  invoices: [one, two],
}
const target: TargetCase = {
  caseId: 'case_2',
  creditorId: 'crd_1',
  currency: 'EUR',
  status: 'ACTIVE',
  invoices: [foreign],
}
const takeBack: AskedCorrection = { kind: 'TAKE_BACK', target: null, named: [] }
const move: AskedCorrection = { kind: 'MOVE', target, named: [] }
const reshare: AskedCorrection = { kind: 'RESHARE', target: null, named: [two] }

type Row = [string, Partial<StandingReceipt>, AskedCorrection, string | null]
describe('a receipt can be corrected', () => {
  test.each<Row>([
    ['from the bank, taken back', {}, takeBack, null],
    ['paid directly, taken back', { method: 'direct' }, takeBack, null],
    ['by card, taken back: it has its own way', { method: 'card' }, takeBack, 'corrections.cardGoesBack'],
    ['by card, moved', { method: 'card' }, move, null],
    ['what is left of a card payment, moved', { method: 'card', isRest: true }, move, null],
    ['what is left of a transfer, moved', { isRest: true }, move, null],
    ['what is left of a transfer, shared out anew', { isRest: true }, reshare, null],
    ['what is left of a transfer, taken back', { isRest: true }, takeBack, 'corrections.partGivenBack'],
    ['moved', {}, move, null],
    ['moved, naming an invoice there', {}, { ...move, named: [foreign] }, null],
    ['moved, naming an invoice here', {}, { ...move, named: [one] }, 'corrections.otherInvoice'],
    ['moved to nowhere', {}, { ...move, target: null }, 'corrections.noTarget'],
    ['moved to itself', { caseId: 'case_2' }, move, 'corrections.sameCase'],
    ['moved to another creditor', { creditorId: 'crd_2' }, move, 'corrections.otherCreditor'],
    ['moved to another currency', { currency: 'GBP' }, move, 'corrections.otherCurrency'],
    [
      'moved to a closed case',
      {},
      { ...move, target: { ...target, status: 'CLOSED' } },
      'corrections.caseOver',
    ],
    ['moved to a draft', {}, { ...move, target: { ...target, status: 'DRAFT' } }, 'corrections.caseOver'],
    ['shared out anew', {}, reshare, null],
    ['shared out in the agreement’s order again', { named: [two] }, { ...reshare, named: [] }, null],
    [
      'shared out as it is',
      { named: [two, one] },
      { ...reshare, named: [one, two] },
      'corrections.nothingChanges',
    ],
    ['shared out to a foreign invoice', {}, { ...reshare, named: [foreign] }, 'corrections.otherInvoice'],
  ])('%s', (_name, change, asked, code) => {
    expect(whyNotCorrect({ ...receipt, ...change }, asked)?.code ?? null).toBe(code)
  })

  test('never where it stands in the books no more, is asked about, has gone back or is being corrected', () => {
    const stuck = fc.constantFrom<[Partial<StandingReceipt>, string]>(
      [{ status: 'TAKEN_BACK' }, 'corrections.notInBooks'],
      [{ status: 'STARTED' }, 'corrections.notInBooks'],
      [{ isContested: true }, 'corrections.contested'],
      [{ gone: minor(1) }, 'corrections.givenBack'],
      [{ isUnderWay: true }, 'corrections.underWay'],
    )
    const method = fc.constantFrom('bank', 'card', 'direct')
    fc.assert(
      fc.property(
        stuck,
        method,
        fc.constantFrom(takeBack, move, reshare),
        ([change, code], by, asked) =>
          whyNotCorrect({ ...receipt, method: by, ...change }, asked)?.code === code,
      ),
    )
  })

  test('and never across two creditors, whatever else is true of it', () => {
    fc.assert(
      fc.property(
        fc.record({
          creditorId: fc.constantFrom('crd_1', 'crd_2'),
          method: fc.constantFrom('bank', 'card', 'direct'),
          status: fc.constantFrom('SUCCEEDED', 'TAKEN_BACK'),
          isContested: fc.boolean(),
        }),
        fc.constantFrom(...correctionKinds),
        (change, kind) => {
          const refusal = whyNotCorrect({ ...receipt, ...change }, { kind, target, named: [] })
          return kind !== 'MOVE' || change.creditorId === target.creditorId || refusal !== null
        },
      ),
    )
  })
})

test('a correction goes only the ways of the table, and what is over stays over', () => {
  const over = ['DONE', 'DECLINED', 'TAKEN_BACK', 'REFUSED']
  for (const status of correctionStatuses)
    for (const command of Object.keys(correctionMoves) as (keyof typeof correctionMoves)[]) {
      const isWaiting = command === 'approve' || command === 'decline'
      expect(mayMoveCorrection(status, command)).toBe(
        !over.includes(status) && (status === 'WAITING') === isWaiting,
      )
    }
})

test('the second person is another one, and the seconds belong to whoever decided', () => {
  const waits = { status: 'WAITING', requestedById: 'usr_1' }
  expect(whyNotApproveCorrection(waits, 'usr_2')).toBeNull()
  expect(whyNotApproveCorrection(waits, 'usr_1')?.code).toBe('corrections.secondPerson')
  expect(whyNotApproveCorrection({ ...waits, status: 'HELD' }, 'usr_2')?.code).toBe('corrections.decided')
  const heldUntil = instant('2026-11-22T10:00:10.000Z')
  expect(whyNotTakeBackCorrection({ heldUntil }, 'usr_1', 'usr_1')).toBeNull()
  expect(whyNotTakeBackCorrection({ heldUntil }, 'usr_1', 'usr_2')?.code).toBe('corrections.notYours')
  expect(whyNotTakeBackCorrection({ heldUntil: null }, 'usr_1', 'usr_1')?.code).toBe('corrections.inBooks')
})

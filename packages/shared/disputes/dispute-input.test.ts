import { expect, test } from 'vitest'
import { newId } from '../ids.ts'
import { answerDisputeInput, considerInput, openDisputeInput } from './dispute-input.ts'

const invoiceId = newId('invoice', 1)
const words = 'Half of the beams are rusty.'
const quality = { type: 'QUALITY', items: [{ invoiceId, amountMinor: null }], words }

const faultsOf = (typed: object, schema: typeof considerInput | typeof openDisputeInput = considerInput) =>
  schema.safeParse(typed).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

test.each([
  [{}, []],
  [{ words: 'rust' }, ['words: input.tooShort']],
  [{ words: ' '.repeat(20) }, ['words: input.required', 'words: input.tooShort']],
  [{ words: 'x'.repeat(4001) }, ['words: input.tooLong']],
  [{ items: [] }, ['items: disputes.chooseInvoice']],
  [{ items: [...quality.items, ...quality.items] }, ['items: input.twice']],
  [{ items: [{ invoiceId, amountMinor: 0 }] }, ['items.0.amountMinor: input.amount']],
  [{ type: 'NONSENSE' }, ['type: input.choose']],
  [{ type: 'INSOLVENCY', items: [] }, []],
  [{ type: 'ALREADY_PAID' }, ['paidOn: input.day', 'paidMinor: input.amount']],
  [{ type: 'ALREADY_PAID', paidOn: '2026-10-01', paidMinor: 100 }, []],
])('%j: %j', (change, faults) => {
  expect(faultsOf({ ...quality, ...change })).toEqual(faults)
})

test('sending it needs the id that came with the form', () => {
  expect(faultsOf(quality, openDisputeInput)).toEqual(['disputeId: input.id'])
  expect(faultsOf({ ...quality, disputeId: newId('dispute', 1) }, openDisputeInput)).toEqual([])
})

test('whoever gives way in part says how much', () => {
  const seen = { caseId: newId('case', 1), disputeId: newId('dispute', 1), version: 0, words }
  expect(answerDisputeInput.safeParse({ ...seen, stance: 'REJECTS' }).success).toBe(true)
  expect(answerDisputeInput.safeParse({ ...seen, stance: 'PARTLY' }).success).toBe(false)
  expect(answerDisputeInput.safeParse({ ...seen, stance: 'PARTLY', concededMinor: 100 }).success).toBe(true)
})

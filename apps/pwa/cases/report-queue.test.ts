import 'fake-indexeddb/auto'
import { TRPCClientError } from '@trpc/client'
import { beforeEach, expect, test } from 'vitest'
import { day, instant } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { type PendingReport, pendingReports } from '#pwa/offline/pending-reports.ts'
import { openReportQueue } from './report-queue.ts'

/** A server that takes a report once, whatever comes, and can be out of reach, lose its answer or say no. */
function server() {
  const state = { isDown: false, losesAnswers: false, refuses: '', taken: new Set<string>(), asked: 0 }
  const arrived: string[] = []
  const queue = openReportQueue({
    door: {
      payments: {
        reportDirect: {
          async mutate({ directPaymentId }) {
            await new Promise((done) => setTimeout(done, 2))
            state.asked += 1
            if (state.isDown) throw new Error('network')
            if (state.refuses) throw refused(state.refuses)
            state.taken.add(directPaymentId)
            if (state.losesAnswers) throw new Error('network')
          },
        },
      },
    },
    arrived: (caseId) => arrived.push(caseId),
    later: () => undefined,
  })
  return { state, arrived, queue }
}
function refused(code: string) {
  const data = { code: 'x', httpStatus: 422, requestId: null, refusal: { code, params: {} }, fields: null }
  return TRPCClientError.from({ error: { code: -32022, message: '', data } } as never)
}

let userId: string
let report: PendingReport
beforeEach(() => {
  userId = `usr_${Math.random()}`
  const directPaymentId = newId('directPayment', Date.now())
  const caseId = newId('case', Date.now())
  report = {
    directPaymentId,
    caseId,
    userId,
    currency: 'EUR',
    keptAt: instant('2026-11-22T10:00:00.000Z'),
    refusal: null,
    report: {
      caseId,
      directPaymentId,
      receivedOn: day('2026-11-20'),
      amountMinor: minor(500_00),
      method: 'CASH',
      invoiceIds: [],
    },
  }
})
const left = () => pendingReports(userId)

test('with a connection a report is sent at once, and nothing stays on the device', async () => {
  const { queue, state, arrived } = server()
  expect(await queue.add(report)).toBe('SENT')
  expect([...state.taken]).toEqual([report.directPaymentId])
  expect(arrived).toEqual([report.caseId])
  expect([queue.items(), await left()]).toEqual([[], []])
})

test('without one it waits on the device, also when the app was killed, and is sent once when it is back', async () => {
  const first = server()
  first.state.isDown = true
  expect(await first.queue.add(report)).toBe('WAITING')
  expect(first.queue.items()).toHaveLength(1)
  const later = server()
  await later.queue.recall(userId)
  await later.queue.recall(userId)
  expect(later.state.asked).toBe(1)
  expect([...later.state.taken]).toEqual([report.directPaymentId])
  expect(await left()).toEqual([])
})

test('whoever asks while it is on its way makes no second one', async () => {
  const { queue, state } = server()
  const asked = await Promise.all([
    queue.add(report),
    queue.send(report.directPaymentId),
    queue.recall(userId),
  ])
  expect(asked.slice(0, 2)).toEqual(['SENT', 'SENT'])
  expect(state.taken.size).toBe(1)
})

test('an answer that was lost is asked for again under the same name, so that it is one report', async () => {
  const { queue, state } = server()
  state.losesAnswers = true
  expect(await queue.add(report)).toBe('WAITING')
  state.losesAnswers = false
  await queue.recall(userId)
  expect([state.asked, state.taken.size]).toEqual([2, 1])
  expect(await left()).toEqual([])
})

test('what the server says no to stays with its reason, goes nowhere by itself, and can be thrown away', async () => {
  const { queue, state } = server()
  state.refuses = 'payments.directClosed'
  expect(await queue.add(report)).toBe('REFUSED')
  await queue.recall(userId)
  expect(state.asked).toBe(1)
  expect(queue.items()).toMatchObject([{ refusal: { code: 'payments.directClosed' } }])
  await queue.discard(report.directPaymentId)
  expect([queue.items(), await left()]).toEqual([[], []])
})

test('another person on the same device sees and sends nothing of it', async () => {
  const first = server()
  first.state.isDown = true
  await first.queue.add(report)
  const other = server()
  await other.queue.recall('usr_somebody_else')
  expect([other.queue.items(), other.state.asked]).toEqual([[], 0])
})

import type { UserId } from '#shared/ids.ts'
import { toDecimal } from '#shared/money.ts'
import { whyNotApprove } from '#shared/remittances/run-policy.ts'
import { readConfig } from '../config.ts'
import type { House } from '../house.ts'
import { openLog } from '../log.ts'
import { openHouse } from '../open-house.ts'
import { countRun } from '../remittances/count-run.ts'
import { approveRun } from '../remittances/decide-run.ts'
import { beginRun, openRun } from '../remittances/propose-run.ts'
import { runPreview } from '../remittances/run-queries.ts'
import { type Command, Fault, readWords, WrongUsage } from './command.ts'

const operator = { kind: 'system', language: 'en' } as const

/**
 * Counts what goes to creditors, or shows the run that waits. Approving names a person of the desk, as on the screen:
 * from the limit on the run needs a second one, who is never the first. Asked again, it shows the same run.
 */
export const remitCommand: Command = {
  usage: 'remit [--approve marta@example.com]',
  needsDatabase: true,
  async run(args) {
    const { options, words } = readWords(args, ['approve'])
    if (words.length > 0) throw new WrongUsage('It takes nothing but --approve and an address.')
    const { house, close } = await openHouse(readConfig(), openLog('silent'), { supervise: false })
    try {
      const open = await openRun(house)
      const runId = open?.id ?? (await beginRun(house)).runId
      // Done here and now; the job that was sent with it finds it done.
      await countRun(house, runId)
      if (options.approve) await approveAs(house, runId, options.approve)
      return answerOf(house, runId)
    } finally {
      await close()
    }
  },
}

async function approveAs(house: House, runId: string, email: string): Promise<void> {
  const user = await house.db.user.findUnique({ where: { email } })
  if (!user || (user.staffRole !== 'manager' && user.staffRole !== 'admin') || user.disabledAt)
    throw new Fault(`${email} may not approve a run.`)
  const run = await house.db.remittanceRun.findUniqueOrThrow({ where: { id: runId } })
  if (run.status !== 'PROPOSED') return
  const actor = {
    kind: user.staffRole,
    userId: user.id as UserId,
    name: user.name,
    email,
    language: 'en',
  } as const
  const ctx = { house, actor, requestId: 'cli', ip: '', userAgent: 'saldo remit' }
  const why = whyNotApprove({ status: 'PROPOSED', firstById: run.firstById }, user.id)
  if (why) throw new Fault(`${user.name} has approved this run already: a second person has to.`)
  await approveRun(ctx, { runId, version: run.version })
}

async function answerOf(house: House, runId: string) {
  const ctx = { house, actor: operator, requestId: 'cli', ip: '', userAgent: 'saldo remit' }
  const { number, status, approvalsNeeded, first, second, totals, remittances } = await runPreview(ctx, {
    runId,
  })
  const json = {
    number,
    status,
    approvalsNeeded,
    approvedBy: [first, second].filter((name) => name !== null),
    totals: totals.map(({ currency, creditors, gross, fee, vat, net }) => ({
      currency,
      creditors,
      gross: toDecimal(gross, currency),
      fee: toDecimal(fee, currency),
      vat: toDecimal(vat, currency),
      net: toDecimal(net, currency),
    })),
    leftOut: remittances
      .filter(({ leftOut }) => leftOut !== null)
      .map(({ creditor, currency, leftOut, net }) => ({
        creditor,
        currency,
        why: leftOut,
        amount: toDecimal(net, currency),
      })),
  }
  const text = [
    `${number}  ${status}, needs ${approvalsNeeded}, approved by ${json.approvedBy.join(' and ') || 'nobody'}`,
    ...json.totals.map(
      (total) =>
        `  ${total.net} ${total.currency} to ${total.creditors} creditors (${total.gross} less ${total.fee} fee and ${total.vat} VAT)`,
    ),
    ...json.leftOut.map(
      ({ creditor, currency, why, amount }) => `  stays: ${creditor} ${amount} ${currency} (${why})`,
    ),
  ]
  return { json, text: text.join('\n') }
}

import { min } from '#shared/money.ts'
import type { PortalView } from '#shared/pages/portal-pages.ts'
import type { PortalTransfer } from '#shared/pages/transfer-details.ts'
import { swissBillPaper } from '../bank/swiss-bill-paper.ts'
import { billOf, transferPicture } from '../bank/transfer-picture.ts'
import { renderPdf } from '../ports/pdf.ts'
import { noteDownload } from './note-download.ts'
import type { PortalFile } from './portal-files.ts'
import { callerFor, type DebtorCtx } from './portal-web.ts'

/** What the transfer is for by default: the instalment that is due or comes next, or everything. */
function amountOf({ plan, most }: PortalView) {
  const instalment = plan ? (plan.due > 0 ? plan.due : (plan.next?.open ?? most)) : most
  return min(instalment, most)
}

const addressOf = ({ house }: DebtorCtx) => house.config.clientBank?.address ?? null

/** Where to transfer to, on the page to pay. */
export async function transferOf(ctx: DebtorCtx, view: PortalView): Promise<PortalTransfer | null> {
  const details = await callerFor(ctx).bank.transfer()
  if (!details) return null
  const amount = amountOf(view)
  const { name, iban, reference, isDemo } = details
  const picture = transferPicture(details, amount, addressOf(ctx))
  return { name, iban, reference, amount, isDemo, picture }
}

/**
 * The same as a Swiss QR bill to print: written when it is asked for, inside the verified session, and never kept or sent,
 * so that nobody can put another account in its place (InvoiceShelf #68).
 */
export async function swissBillFor(ctx: DebtorCtx): Promise<PortalFile | null> {
  const caller = callerFor(ctx)
  const view = await caller.portal.view()
  const details = view.state === 'open' && view.most > 0 ? await caller.bank.transfer() : null
  const bill = details && billOf(details, amountOf(view), addressOf(ctx))
  if (!details || !bill) return null
  const { caseNumber, isDemo } = details
  await noteDownload(ctx, { billOn: view.on, name: caseNumber })
  const paper = swissBillPaper({
    language: ctx.actor.language,
    agency: ctx.house.config.agency,
    on: view.on,
    bill,
    caseNumber,
    creditorName: view.creditor.name,
    debtorName: view.debtor.name,
    isDemo,
  })
  return { bytes: await renderPdf(paper), name: `${caseNumber}-QR.pdf`, type: 'application/pdf' }
}

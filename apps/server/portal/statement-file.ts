import { inTransaction } from '../db.ts'
import { renderPdf } from '../ports/pdf.ts'
import { loadStatement } from '../reports/statement-data.ts'
import { statementPaper } from '../reports/statement-paper.ts'
import { noteDownload } from './note-download.ts'
import type { PortalFile } from './portal-files.ts'
import type { DebtorCtx } from './portal-web.ts'

/** The whole account as it stands today, in the debtor's language: no address names it, so nobody can name another's. */
export async function statementFor(ctx: DebtorCtx): Promise<PortalFile> {
  const { house, actor } = ctx
  const loaded = await inTransaction(house.db, actor, (tx) => loadStatement(house, tx, actor.caseId))
  const { statement, caseNumber } = loaded
  await noteDownload(ctx, { statementOn: statement.on, name: caseNumber })
  const bytes = await renderPdf(statementPaper(loaded, actor.language, house.config.agency))
  return { bytes, name: `${caseNumber}-${statement.on}.pdf`, type: 'application/pdf' }
}

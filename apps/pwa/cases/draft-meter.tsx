import { useTranslation } from 'react-i18next'
import { isBlank } from '#shared/cases/case-draft.ts'
import { completeness } from '#shared/cases/completeness.ts'
import type { CaseId } from '#shared/ids.ts'
import { useFormat } from '#pwa/app/format.ts'
import { Meter } from '#pwa/ui/progress.tsx'
import { useUploads } from './uploads.ts'
import type { OpenDraft } from './use-draft.ts'

const mostNamed = 4
const good = 70

/** How complete a draft is and what would help most; it never forbids (A13). */
export function DraftMeter({ caseId, open }: { caseId: CaseId; open: OpenDraft }) {
  const { t } = useTranslation('cases')
  const { list } = useFormat()
  const { draft, documents } = open
  const waiting = useUploads(caseId).filter(({ state }) => state !== 'failed')
  const kindOf = (id: string) => draft.documents.find((document) => document.id === id)?.kind
  const files = new Map(
    [...waiting, ...documents].map(({ documentId, kind }) => [documentId, kindOf(documentId) ?? kind]),
  )
  const { score, missing } = completeness({
    debtor: { ...draft.debtor, soleTrader: draft.debtor.kind === 'SOLE_TRADER' },
    contacts: draft.contacts.filter(({ value }) => value.trim() !== ''),
    invoices: draft.invoices.filter((invoice) => !isBlank(invoice)),
    documents: [...files.values()],
  })
  const things = missing.slice(0, mostNamed).map(({ thing }) => t(`missing.${thing}`))
  return (
    <Meter
      label={t('completeness.title')}
      percent={score}
      text={t('completeness.score', { score })}
      tone={score >= good ? 'good' : 'info'}
    >
      {things.length > 0 ? t('completeness.helps', { things: list(things) }) : t('completeness.full')}
    </Meter>
  )
}

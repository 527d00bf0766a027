import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type DraftFaults, isBlank } from '#shared/cases/case-draft.ts'
import { isCurrency } from '#shared/currencies.ts'
import { type Day, isDay } from '#shared/dates.ts'
import type { CaseId } from '#shared/ids.ts'
import { sayField } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Facts } from '#pwa/ui/facts.tsx'
import { Money } from '#pwa/ui/money.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { type DraftStep, stepOfField } from './draft-form.tsx'
import { useUploads } from './uploads.ts'
import type { OpenDraft } from './use-draft.ts'

type GoTo = (step: DraftStep) => void

/** What keeps the case from being submitted, with the way to each place. */
export function StillMissing({ faults, goTo }: { faults: DraftFaults; goTo: GoTo }) {
  const { t } = useTranslation(['cases', 'errors'])
  const steps = [...new Set(Object.keys(faults).map(stepOfField))]
  return (
    <Notice
      tone="attention"
      title={t('draft.faultsMissing')}
      actions={steps.map((step) => (
        <Button key={step} onClick={() => goTo(step)}>
          {`${t('draft.fix')}: ${t(`draft.steps.${step}`)}`}
        </Button>
      ))}
    >
      <ul className="list-disc ps-5">
        {[...new Set(Object.values(faults))].map((key) => (
          <li key={key}>{sayField(key, t)}</li>
        ))}
      </ul>
    </Notice>
  )
}

type DraftFactsProps = { caseId: CaseId; open: OpenDraft; goTo: GoTo }

/** Debtor, invoices and documents at a glance, each with the way back to its step. */
export function DraftFacts({ caseId, open, goTo }: DraftFactsProps) {
  const { t } = useTranslation('cases')
  const { country, money, day } = useFormat()
  const { draft, documents } = open
  const { debtor, currency } = draft
  const waiting = useUploads(caseId).filter(({ state }) => state !== 'failed')
  const files = new Map([...documents, ...waiting].map(({ documentId, name }) => [documentId, name]))
  const contacts = draft.contacts.map(({ value }) => value).filter(Boolean)
  return (
    <div className="grid gap-6">
      <Part title={t('draft.check.debtor')} onChange={() => goTo('debtor')}>
        <p className="font-medium">
          <bdi>{debtor.name}</bdi>
        </p>
        <p className="text-ink-soft">
          {[debtor.legalForm, debtor.vatNumber || debtor.companyNumber, country(debtor.country)]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {contacts.map((contact) => (
          <p key={contact} className="text-ink-soft">
            <bdi dir="ltr">{contact}</bdi>
          </p>
        ))}
      </Part>
      <Part title={t('draft.check.invoices')} onChange={() => goTo('invoices')}>
        <Facts
          facts={draft.invoices
            .filter((invoice) => !isBlank(invoice))
            .map(({ id, number, amountMinor, dueOn }) => ({
              key: id,
              label: <bdi>{number}</bdi>,
              value: (
                <>
                  <Money className="font-medium">
                    {amountMinor !== null && isCurrency(currency) ? money(amountMinor, currency) : '–'}
                  </Money>
                  <span className="ms-3 text-sm text-ink-soft">
                    {isDay(dueOn) ? day(dueOn as Day) : null}
                  </span>
                </>
              ),
            }))}
        />
      </Part>
      <Part title={t('draft.check.documents')} onChange={() => goTo('documents')}>
        {files.size === 0 ? <p className="text-ink-soft">{t('documents.none')}</p> : null}
        <ul>
          {[...files].map(([documentId, name]) => (
            <li key={documentId} className="truncate">
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      </Part>
    </div>
  )
}

type PartProps = { title: string; onChange: () => void; children: ReactNode }

function Part({ title, onChange, children }: PartProps) {
  const { t } = useTranslation('cases')
  return (
    <section className="border-t border-line pt-4">
      <div className="mb-1 flex items-center justify-between gap-3">
        <h2 className="text-lg">{title}</h2>
        <Button
          look="quiet"
          className="-me-3"
          onClick={onChange}
          aria-label={`${t('draft.check.change')}: ${title}`}
        >
          {t('draft.check.change')}
        </Button>
      </div>
      {children}
    </section>
  )
}

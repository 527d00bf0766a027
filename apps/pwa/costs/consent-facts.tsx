import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#pwa/app/format.ts'
import { Facts } from '#pwa/ui/facts.tsx'
import { Figures } from '#pwa/ui/figures.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { Tone } from '#pwa/ui/tone.ts'
import type { Consent, Cost, CostsOfCase } from './use-costs.ts'

const tones: Record<Consent['status'], Tone> = {
  WAITING: 'attention',
  GIVEN: 'good',
  REFUSED: 'neutral',
  LAPSED: 'neutral',
  WITHDRAWN: 'neutral',
}

export function ConsentStatus({ consent }: { consent: Consent }) {
  const { t } = useTranslation('costs')
  return (
    <Status look="soft" tone={tones[consent.status]}>
      {t(`status.${consent.status}`)}
    </Status>
  )
}

/** What was asked: how much at most, why, what it brings, by when, and who has decided. */
export function ConsentFacts({ of, consent }: { of: CostsOfCase; consent: Consent }) {
  const { t } = useTranslation('costs')
  const format = useFormat()
  const money = (amount: Consent['ceiling']) => format.money(amount, of.currency)
  const day = (at: Consent['askedAt']) => format.instant(at)
  const { decidedByName, decidedForName, decidedAt } = consent
  const decided =
    decidedByName && decidedAt
      ? t(decidedForName ? 'decidedFor' : 'decidedBy', {
          name: decidedByName,
          absent: decidedForName ?? '',
          date: day(decidedAt),
        })
      : null
  return (
    <div className="grid grid-cols-1 gap-4">
      <Figures
        label={t('title')}
        lines={[
          { key: 'ceiling', label: t('ceiling'), amount: money(consent.ceiling) },
          ...(consent.status === 'GIVEN'
            ? [
                { key: 'spent', label: t('spent'), amount: money(consent.spent) },
                { key: 'left', label: t('left'), amount: money(consent.left), weight: 'total' as const },
              ]
            : []),
        ]}
      />
      <Facts
        facts={[
          {
            key: 'why',
            label: t('why'),
            value: <span className="whitespace-pre-line">{consent.reason}</span>,
          },
          {
            key: 'brings',
            label: t('brings'),
            value: <span className="whitespace-pre-line">{consent.benefit}</span>,
          },
        ]}
      />
      <p className="text-sm text-ink-soft">
        {t('asked', { name: consent.askedByName, date: day(consent.askedAt) })}
        {decided ? ` · ${decided}` : ''}
      </p>
      {consent.answer ? <p className="max-w-prose whitespace-pre-line">“{consent.answer}”</p> : null}
    </div>
  )
}

/** One cost with its bill; what was taken back stays and says why. */
export function CostRow({ of, cost, children }: { of: CostsOfCase; cost: Cost; children?: ReactNode }) {
  const { t } = useTranslation('costs')
  const format = useFormat()
  const isGone = cost.takenBackOn !== null
  return (
    <li className="border-t border-line py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="min-w-0 break-words">
          {cost.what}
          {cost.reference ? (
            <>
              {' · '}
              <bdi>{cost.reference}</bdi>
            </>
          ) : null}
        </span>
        <bdi className={`figures ms-auto ${isGone ? 'text-ink-soft line-through' : 'font-semibold'}`}>
          {format.money(cost.amount, of.currency)}
        </bdi>
      </div>
      <p className="text-sm text-ink-soft">
        {t('recorded', { name: cost.recordedByName, date: format.day(cost.recordedOn) })}
      </p>
      {isGone && cost.takenBackOn ? (
        <p className="text-sm text-ink-soft">
          {t('takenBack', {
            name: cost.takenBackByName ?? '',
            date: format.day(cost.takenBackOn),
            reason: cost.takenBackWhy ?? '',
          })}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-4">
        <a
          href={`/files/documents/${cost.document.documentId}?show`}
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-12 items-center font-medium text-primary underline-offset-4 hover:underline"
        >
          {t('bill')}: {cost.document.name}
        </a>
        {children}
      </div>
    </li>
  )
}

import { useTranslation } from 'react-i18next'
import type { Currency } from '#shared/money.ts'
import { useFormat } from '#pwa/app/format.ts'
import { Disclosure } from '#pwa/ui/disclosure.tsx'
import { OfferFigures } from './offer-figures.tsx'
import { ScheduleTable } from './schedule-table.tsx'
import type { Round } from './use-plan.ts'

/** The last offer open, the ones before it folded away: each as it was made, with what was decided about it. */
export function Rounds({ rounds, currency }: { rounds: readonly Round[]; currency: Currency }) {
  const { t } = useTranslation('plans')
  const last = rounds.at(-1)
  const earlier = rounds.slice(0, -1)
  return (
    <>
      {last ? <OneRound round={last} currency={currency} /> : null}
      {earlier.length > 0 ? (
        <Disclosure title={t('round.earlier')} className="mt-2">
          <ol className="grid gap-6">
            {earlier.map((round) => (
              <li key={round.number}>
                <OneRound round={round} currency={currency} />
              </li>
            ))}
          </ol>
        </Disclosure>
      ) : null}
    </>
  )
}

function OneRound({ round, currency }: { round: Round; currency: Currency }) {
  const { t } = useTranslation('plans')
  const format = useFormat()
  return (
    <div className="grid gap-3">
      <p className="text-sm text-ink-soft">
        {t(`round.${round.by}`, { number: round.number, name: round.name })} · {format.instant(round.at)}
      </p>
      <OfferFigures offer={round} currency={currency} />
      <Said label={t('offer.words')} text={round.words} />
      <Said label={t('offer.whyNotViable')} text={round.whyNotViable} />
      <ScheduleTable instalments={round.instalments} currency={currency} />
      {round.decisions.length > 0 ? (
        <ul className="grid gap-2">
          {round.decisions.map((decision) => (
            <li key={decision.at} className="border-s-2 border-primary ps-3">
              <p className="text-sm">
                <DecisionLine decision={decision} />
              </p>
              <Words text={decision.reason} />
              <Words text={decision.whyNotViable} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

function DecisionLine({ decision }: { decision: Round['decisions'][number] }) {
  const { t } = useTranslation('plans')
  const format = useFormat()
  const { kind, name, forName, at } = decision
  return (
    <>
      {t(`decision.${kind as 'APPROVED'}`, { name })}
      {forName ? ` ${t('decision.forName', { name: forName })}` : ''} · {format.instant(at)}
    </>
  )
}

function Said({ label, text }: { label: string; text: string | null }) {
  if (!text) return null
  return (
    <div>
      <p className="text-sm text-ink-soft">{label}</p>
      <Words text={text} />
    </div>
  )
}

const Words = ({ text }: { text: string | null }) =>
  text ? <p className="max-w-prose break-words whitespace-pre-line">{text}</p> : null

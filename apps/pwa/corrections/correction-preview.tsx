import { useTranslation } from 'react-i18next'
import { negate } from '#shared/money.ts'
import { useFormat } from '#pwa/app/format.ts'
import type { Outputs } from '#pwa/app/trpc.ts'
import { Facts } from '#pwa/ui/facts.tsx'

type Sides = Outputs['corrections']['preview']['cases'][number]
type Props = { title: string; currency: string; cases: readonly Sides[] }

const figures = ['outstanding', 'paid', 'credit', 'payable', 'fee', 'vat', 'kept'] as const

/** What a posting will do, in figures: on each case before and after, and what the money pays then. */
export function CorrectionPreview({ title, currency, cases }: Props) {
  return (
    <section
      aria-live="polite"
      aria-label={title}
      className="grid grid-cols-1 gap-4 rounded-md border border-line p-4"
    >
      <h3 className="font-semibold">{title}</h3>
      {cases.map((sides) => (
        <OneCase key={sides.before.caseId} sides={sides} currency={currency} />
      ))}
    </section>
  )
}

function OneCase({ sides: { before, after, pieces }, currency }: { sides: Sides; currency: string }) {
  const { t } = useTranslation('corrections')
  const format = useFormat()
  const money = (amount: typeof before.outstanding) => format.money(amount, currency)
  const changed = figures.filter((figure) => figure === 'outstanding' || before[figure] !== after[figure])
  return (
    <div className="grid grid-cols-1 gap-2">
      <h4 className="text-sm text-ink-soft">
        <bdi>{before.debtorName}</bdi> · <bdi dir="ltr">{before.number}</bdi>
      </h4>
      <Facts
        facts={changed.map((figure) => ({
          key: figure,
          label: t(`preview.${figure}`),
          value: (
            <span className="figures">
              {before[figure] === after[figure]
                ? money(after[figure])
                : t('preview.change', { before: money(before[figure]), after: money(after[figure]) })}
            </span>
          ),
        }))}
      />
      {pieces.length > 0 ? (
        <div>
          <h5 className="text-sm text-ink-soft">{t('preview.pays')}</h5>
          <ul>
            {pieces.map(({ part, invoice, amount }) => (
              <li key={`${part}:${invoice}`} className="flex flex-wrap justify-between gap-x-4">
                <span>
                  {invoice ? t('preview.of', { part: t(`part.${part}`), invoice }) : t(`part.${part}`)}
                </span>
                <bdi className="figures font-medium">{money(amount)}</bdi>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <ul className="list-disc ps-5 text-sm empty:hidden">
        {consequences().map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )

  function consequences(): string[] {
    const said: string[] = []
    if (before.status !== after.status) {
      if (before.status === 'CLOSED') said.push(t('preview.reopens'))
      if (after.status === 'CLOSED') said.push(t('preview.closes'))
    }
    if (before.planStatus !== after.planStatus) {
      if (after.planStatus === 'ACTIVE') said.push(t('preview.planGoesOn'))
      if (after.planStatus === 'COMPLETED') said.push(t('preview.planEnds'))
      if (after.planStatus === 'DEFAULTED') said.push(t('preview.planBreaks'))
    }
    if (after.payable < 0) said.push(t('preview.owedBack', { amount: money(negate(after.payable)) }))
    return said
  }
}

import { useTranslation } from 'react-i18next'
import type { Mandate } from '#shared/agreements/mandate.ts'
import { mandateLines } from '#shared/agreements/mandate-lines.ts'
import { useFormat } from '#pwa/app/format.ts'
import { Facts } from '#pwa/ui/facts.tsx'

/** What a mandate means in words and figures: the same lines that stand on the signed paper. */
export function MandateSummary({ mandate }: { mandate: Mandate }) {
  const { t } = useTranslation('agreements')
  const { money, percent, list } = useFormat()
  const lines = mandateLines(mandate, {
    say: (key, values = {}) => t(key as 'lines.tone', values),
    euros: (amount) => money(amount, 'EUR'),
    percent: (hundredths) => percent(hundredths / 10_000),
    list,
  })
  return <Facts facts={lines.map(({ key, label, value }) => ({ key, label, value }))} />
}

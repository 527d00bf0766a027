import { useTranslation } from 'react-i18next'
import type { Mandate } from '#shared/agreements/mandate.ts'
import {
  exampleDebt,
  firstShareChoices,
  firstWithinChoices,
  limitChoices,
  widestMost,
  withLimit,
  withMost,
} from '#shared/agreements/mandate-choices.ts'
import { longestPlan } from '#shared/agreements/mandate-lines.ts'
import { type Minor, minor } from '#shared/money.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RadioCards } from '#pwa/ui/radio-cards.tsx'
import { SelectField } from '#pwa/ui/select-field.tsx'
import { Switch } from '#pwa/ui/switch.tsx'

export type ChoicesProps = { mandate: Mandate; onChange: (mandate: Mandate) => void }

/** Up to which debt the desk decides, and what follows from it in figures. */
export function LimitChoice({ mandate, onChange }: ChoicesProps) {
  const { t } = useTranslation('agreements')
  const { money } = useFormat()
  const euros = (amount: number) => money(minor(amount), 'EUR')
  const chosen = mandate.authorityLimit
  const exampleOf = (limit: Minor) =>
    limit > 0
      ? t('choices.authorityExample', { below: euros(limit - 1), limit: euros(limit) })
      : t('choices.authorityAskExample')
  return (
    <RadioCards
      legend={t('choices.authority')}
      name="limit"
      value={String(chosen)}
      onValue={(value) => onChange(withLimit(mandate, minor(Number(value))))}
      options={limitChoices.map((limit) => ({
        value: String(limit),
        label: limit > 0 ? t('choices.authorityBelow', { amount: euros(limit) }) : t('choices.authorityAsk'),
        hint: limit === chosen ? exampleOf(limit) : undefined,
      }))}
    />
  )
}

/** How many payments for which debt, with the longest plan that would be possible. */
export function InstalmentChoices({ mandate, onChange }: ChoicesProps) {
  const { t } = useTranslation('agreements')
  const { money, percent } = useFormat()
  return (
    <fieldset className="grid gap-5">
      <legend className="mb-3 font-medium">{t('choices.instalments')}</legend>
      {mandate.instalments.map(({ below, most }) => (
        <SelectField
          key={below}
          label={t('choices.instalmentsFor', { amount: money(below, 'EUR') })}
          hint={<PlanExample mandate={mandate} below={below} most={most} />}
          value={String(most)}
          onChange={(event) => onChange(withMost(mandate, below, Number(event.target.value)))}
          options={Array.from({ length: widestMost(below) }, (_, place) => ({
            value: String(place + 1),
            label: String(place + 1),
          }))}
        />
      ))}
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          label={t('choices.first')}
          value={String(mandate.firstShare)}
          onChange={(event) => onChange({ ...mandate, firstShare: Number(event.target.value) })}
          options={firstShareChoices.map((share) => ({
            value: String(share),
            label: t('choices.firstOption', { percent: percent(share / 10_000) }),
          }))}
        />
        <SelectField
          label={t('choices.within')}
          value={String(mandate.firstWithinDays)}
          onChange={(event) => onChange({ ...mandate, firstWithinDays: Number(event.target.value) })}
          options={firstWithinChoices.map((days) => ({
            value: String(days),
            label: t('choices.withinOption', { days }),
          }))}
        />
      </div>
      <Switch
        label={t('choices.automatic')}
        hint={mandate.automaticApproval ? t('choices.automaticOn') : t('choices.automaticOff')}
        checked={mandate.automaticApproval}
        disabled={mandate.authorityLimit === 0}
        onChange={(event) => onChange({ ...mandate, automaticApproval: event.target.checked })}
      />
    </fieldset>
  )
}

function PlanExample({ mandate, below, most }: { mandate: Mandate; below: Minor; most: number }) {
  const { t } = useTranslation('agreements')
  const { money } = useFormat()
  const debt = exampleDebt(below)
  if (most === 1) return t('choices.planOnce', { debt: money(debt, 'EUR') })
  const { first, each } = longestPlan(mandate, debt, most)
  return t('choices.planExample', {
    debt: money(debt, 'EUR'),
    first: money(first, 'EUR'),
    count: most - 1,
    each: money(each, 'EUR'),
  })
}

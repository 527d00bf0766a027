import { addDays } from '#shared/dates.ts'
import type { PlanField, PortalPlanTermsPage } from '#shared/pages/plan-pages.ts'
import { hardLimits, sliderEnd } from '#shared/plans/plan-terms.ts'
import { sayField } from '../pages/faults.tsx'
import type { Format } from '../pages/format.ts'
import type { Words } from '../pages/words.ts'
import { AmountField } from '../ui/amount-field.tsx'
import { buttonLook } from '../ui/button-look.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { IconMinus, IconPlus } from '../ui/icons.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { TextField } from '../ui/text-field.tsx'

type ChoicesProps = Pick<PortalPlanTermsPage, 'talk' | 'form'> & { words: Words; format: Format }

/** First payment, number, days; and, folded away, less than the whole. */
export function PlanChoices({ talk, form, words, format }: ChoicesProps) {
  const t = words('plan-page')
  const { bounds, currency, today } = talk
  const fault = (field: PlanField) => sayField(form.faults[field], words)
  const atOnce = bounds.automatic && bounds.most > 0
  const hint = (text: string) => (atOnce ? text : undefined)
  return (
    <>
      <AmountField
        id="first"
        name="first"
        label={t('choose.first')}
        hint={hint(t('choose.firstHint', { amount: format.money(bounds.first, currency) }))}
        error={fault('first')}
        defaultValue={form.values.first}
        currency={currency}
      />
      <Slider {...{ talk, form, words, format }} hint={hint(t('choose.countHint', { count: bounds.most }))} />
      <TextField
        type="date"
        id="firstOn"
        name="firstOn"
        label={t('choose.firstOn')}
        hint={hint(t('choose.firstOnHint', { date: format.day(bounds.firstBy) }))}
        error={fault('firstOn')}
        defaultValue={form.values.firstOn}
        min={today}
        max={addDays(today, hardLimits.firstWithinDays)}
        required
      />
      <SelectField
        id="dayOfMonth"
        name="dayOfMonth"
        label={t('choose.dayOfMonth')}
        hint={t('choose.dayOfMonthHint')}
        error={fault('dayOfMonth')}
        defaultValue={form.values.dayOfMonth}
        options={days.map((day) => ({ value: String(day), label: format.count(day) }))}
      />
      <Disclosure title={t('choose.less')} open={form.values.total !== ''}>
        <p className="mb-3">{t('choose.lessText')}</p>
        <AmountField
          id="total"
          name="total"
          label={t('choose.total')}
          error={fault('total')}
          defaultValue={form.values.total}
          currency={currency}
        />
      </Disclosure>
    </>
  )
}

const days = Array.from({ length: 31 }, (_, place) => place + 1)
const stepLook = buttonLook('secondary', false, 'size-12 shrink-0 px-0!')

/** A slider with the number beside it; without a script − and + send the form and the schedule comes back. */
function Slider({ talk, form, words, format, hint }: ChoicesProps & { hint: string | undefined }) {
  const t = words('plan-page')
  const count = Number(form.values.count) || 2
  const end = sliderEnd(talk.bounds)
  const step = { type: 'submit', name: 'step', formAction: '/d/plan/terms', className: stepLook } as const
  return (
    <div className="min-w-0">
      <div className="mb-1.5 flex items-baseline justify-between gap-4">
        <label htmlFor="count" className="font-medium">
          {t('choose.count')}
        </label>
        <span data-count="" aria-hidden="true" className="figures text-2xl font-semibold">
          {format.count(count)}
        </span>
      </div>
      <div className="flex items-center gap-3">
        <button {...step} value="-1" data-step="-1" aria-label={t('choose.fewer')}>
          <IconMinus className="size-5" />
        </button>
        <input
          type="range"
          id="count"
          name="count"
          min={2}
          max={Math.max(end, count)}
          defaultValue={count}
          aria-describedby={hint ? 'count-hint' : undefined}
          className="h-12 min-w-0 flex-1 accent-primary"
        />
        <button {...step} value="1" data-step="1" aria-label={t('choose.more')}>
          <IconPlus className="size-5" />
        </button>
      </div>
      {hint ? (
        <p id="count-hint" className="text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
    </div>
  )
}

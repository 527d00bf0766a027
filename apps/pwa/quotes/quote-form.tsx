import { currencies } from '#shared/money.ts'
import { addressIn } from '#shared/pages/addresses.ts'
import type { PageFrame } from '#shared/pages/page.ts'
import type { QuoteField, QuoteForm } from '#shared/pages/public-pages.ts'
import { sayField } from '../pages/faults.tsx'
import type { Words } from '../pages/words.ts'
import { Button } from '../ui/button.tsx'
import { IconArrowEnd } from '../ui/icons.tsx'
import { CreditorCountries, DebtorCountries } from './country-options.tsx'
import { DebtorKindCell } from './debtor-kind-cell.tsx'
import { Cell, CellInput, CellSelect, Sheet } from './sheet.tsx'

type QuoteFormProps = { form: QuoteForm; frame: PageFrame; words: Words }

const common = ['EUR', 'GBP', 'USD', 'CHF']

/** Six questions on one sheet. A plain form: without a script it is sent, checked and shown again by the server. */
export function QuoteSheet({ form, frame, words }: QuoteFormProps) {
  const t = words('quotes')
  const { values, faults, today } = form
  const { language } = frame
  const field = (name: QuoteField) => ({
    id: name,
    name,
    'aria-invalid': faults[name] ? (true as const) : undefined,
    'aria-describedby': faults[name] ? `${name}-error` : undefined,
  })
  const cell = (name: QuoteField) => ({ id: name, error: sayField(faults[name], words) })
  const required = { required: true, enterKeyHint: 'next' } as const
  return (
    <form action={addressIn(language, '/quote')} method="post" noValidate data-quote className="grid gap-4">
      <Sheet>
        <Cell {...cell('creditorName')} label={t('form.creditorName')}>
          <CellInput
            {...field('creditorName')}
            {...required}
            defaultValue={values.creditorName}
            autoComplete="organization"
            maxLength={120}
          />
        </Cell>
        <Cell {...cell('creditorCountry')} label={t('form.creditorCountry')}>
          <CellSelect {...field('creditorCountry')} required autoComplete="country">
            <CreditorCountries language={language} value={values.creditorCountry} />
          </CellSelect>
        </Cell>
        <Cell {...cell('debtorName')} label={t('form.debtorName')}>
          <CellInput
            {...field('debtorName')}
            {...required}
            defaultValue={values.debtorName}
            autoComplete="off"
            maxLength={120}
          />
        </Cell>
        <Cell {...cell('debtorCountry')} label={t('form.debtorCountry')}>
          <CellSelect {...field('debtorCountry')} required autoComplete="off">
            <option value="">{t('form.choose')}</option>
            <DebtorCountries
              language={language}
              value={values.debtorCountry}
              labels={{
                OWN: t('coverage.OWN'),
                PARTNER: t('coverage.PARTNER'),
                NONE: t('coverage.NONE'),
              }}
            />
          </CellSelect>
        </Cell>
        <DebtorKindCell value={values.debtorKind} error={sayField(faults.debtorKind, words)} words={words} />
        <Cell {...cell('amount')} label={t('form.amount')}>
          <CellInput
            {...field('amount')}
            {...required}
            defaultValue={values.amount}
            inputMode="decimal"
            autoComplete="off"
            maxLength={40}
            className="figures"
          />
          <output htmlFor="amount" data-echo className="figures block text-sm text-ink-soft empty:hidden" />
        </Cell>
        <Cell {...cell('currency')} label={t('form.currency')}>
          <CellSelect
            {...field('currency')}
            required
            defaultValue={values.currency}
            autoComplete="off"
            className="figures"
          >
            {common.map(option)}
            <hr />
            {currencies.filter((code) => !common.includes(code)).map(option)}
          </CellSelect>
        </Cell>
        <Cell {...cell('dueOn')} label={t('form.dueOn')}>
          <CellInput
            {...field('dueOn')}
            type="date"
            max={today}
            min="1990-01-01"
            defaultValue={values.dueOn}
            className="figures"
          />
        </Cell>
        <Cell {...cell('daysOverdue')} label={t('form.daysOverdue')}>
          <CellInput
            {...field('daysOverdue')}
            inputMode="numeric"
            autoComplete="off"
            enterKeyHint="go"
            maxLength={5}
            defaultValue={values.daysOverdue}
            className="figures"
          />
        </Cell>
      </Sheet>
      <Button type="submit" look="primary" wide className="min-h-14 text-lg">
        {t('form.submit')}
        <IconArrowEnd className="size-5" />
      </Button>
      <p className="text-sm text-ink-soft">{t('form.free')}</p>
    </form>
  )
}

function option(code: string) {
  return (
    <option key={code} value={code}>
      {code}
    </option>
  )
}

import type { QuoteField, QuoteFormPage } from '#shared/pages/public-pages.ts'
import { FormFaults } from '../pages/faults.tsx'
import type { PageScreen } from '../pages/screen.ts'
import type { Words } from '../pages/words.ts'
import { Column } from '../ui/column.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { QuoteSheet } from './quote-form.tsx'
import { QuoteRefusal } from './quote-refusal.tsx'

export const quoteFormPage: PageScreen<QuoteFormPage> = {
  frame: 'public',
  head: ({ words }) => ({
    title: words('quotes')('form.title'),
    description: words('quotes')('form.description'),
  }),
  View({ page, frame, words }) {
    const t = words('quotes')
    const { form } = page
    return (
      <Column>
        <PageHeading title={t('form.title')} lead={t('form.lead')} />
        <div className="mb-6 empty:hidden">
          {form.refusal && form.refusal.code.startsWith('quotes.') ? (
            <QuoteRefusal refusal={form.refusal} words={words} frame={frame} />
          ) : (
            <FormFaults form={form} labels={quoteLabels(words)} words={words} language={frame.language} />
          )}
        </div>
        <div className="-mx-4 rounded-md bg-surface px-4 py-5 shadow-soft sm:mx-0 sm:p-6 forced-colors:border">
          <QuoteSheet form={form} frame={frame} words={words} />
        </div>
      </Column>
    )
  },
}

function quoteLabels(words: Words): Record<QuoteField, string> {
  const t = words('quotes')
  return {
    creditorName: t('form.creditorName'),
    creditorCountry: t('form.creditorCountry'),
    debtorName: t('form.debtorName'),
    debtorCountry: t('form.debtorCountry'),
    debtorKind: t('form.debtorKind'),
    amount: t('form.amount'),
    currency: t('form.currency'),
    dueOn: t('form.dueOn'),
    daysOverdue: t('form.daysOverdue'),
  }
}

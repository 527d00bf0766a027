import type { PortalPayPage } from '#shared/pages/portal-pages.ts'
import { sayField } from '../pages/faults.tsx'
import { min } from '#shared/money.ts'
import { type Format, formatIn } from '../pages/format.ts'
import type { Words } from '../pages/words.ts'
import type { PageScreen } from '../pages/screen.ts'
import { AmountField } from '../ui/amount-field.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { ActionBar, Column } from '../ui/column.tsx'
import { cx } from '../ui/cx.ts'
import { IconCard } from '../ui/icons.tsx'
import { Money } from '../ui/money.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { type RadioCard, RadioCards } from '../ui/radio-cards.tsx'
import { Refused } from './portal-faults.tsx'
import { TransferSection } from './transfer-section.tsx'

// A browser that cannot fold it away shows every part, which is still a form that can be sent.
const notForEverything =
  'group-has-[[value=everything]:checked]/pay:hidden group-has-[[value=instalment]:checked]/pay:hidden'

/**
 * How much to pay. All three ways stand in one form that works without a script; the style sheet folds away the part
 * that does not belong to the choice.
 */
export const payPage: PageScreen<PortalPayPage> = {
  frame: 'portal',
  head: ({ words }) => ({ title: words('portal')('pay.title') }),
  View({ page, frame, words }) {
    const t = words('portal')
    const format = formatIn(frame.language)
    const { view, form, chosen } = page
    const money = (amount: typeof view.dueNow) => format.money(amount, view.currency)
    // Under a plan its payments are paid, not single invoices.
    const due = view.plan ? [] : view.invoices.filter((invoice) => invoice.due > 0)
    const most = money(view.most)
    return (
      <Column>
        <PageHeading
          title={t('pay.title')}
          lead={t(page.transfer ? 'pay.leadBoth' : 'pay.lead')}
          back={{ href: '/d/claim', label: t('pay.back') }}
        />
        <Refused form={form} words={words} language={frame.language} />
        <form action="/d/pay" method="post" noValidate data-form className="group/pay grid grid-cols-1 gap-6">
          <RadioCards
            legend={t('pay.choice')}
            name="choice"
            defaultValue={form.values.choice || (view.plan ? 'instalment' : 'everything')}
            error={sayField(form.faults.choice, words)}
            options={[
              ...wholeOf(page, words, format),
              ...(due.length > 1
                ? [{ value: 'invoices', label: t('pay.invoices'), hint: t('pay.invoicesHint') }]
                : []),
              { value: 'amount', label: t('pay.amount'), hint: t('pay.amountHint', { amount: most }) },
            ]}
          />
          {due.length > 1 ? (
            <fieldset
              className={cx('min-w-0', notForEverything, 'group-has-[[value=amount]:checked]/pay:hidden')}
            >
              <legend className="mb-1.5 font-medium">{t('pay.which')}</legend>
              {due.map((invoice) => (
                <Checkbox
                  key={invoice.invoiceId}
                  id={invoice.invoiceId}
                  name="invoice"
                  value={invoice.invoiceId}
                  defaultChecked={chosen.includes(invoice.invoiceId)}
                  label={
                    <span className="flex flex-wrap gap-x-4">
                      <bdi dir="ltr">{invoice.number}</bdi>
                      <Money className="font-semibold">{money(invoice.due)}</Money>
                    </span>
                  }
                  hint={t('invoices.due', { date: format.day(invoice.dueOn) })}
                />
              ))}
            </fieldset>
          ) : null}
          <div className={cx(notForEverything, 'group-has-[[value=invoices]:checked]/pay:hidden')}>
            <AmountField
              id="amount"
              name="amount"
              label={t('pay.howMuch')}
              hint={t('pay.howMuchHint')}
              error={sayField(form.faults.amount, words)}
              defaultValue={form.values.amount}
              currency={view.currency}
              enterKeyHint="go"
              autoFocus={form.faults.amount !== undefined}
            />
          </div>
          <p className="text-sm text-ink-soft">{t('pay.after')}</p>
          <ActionBar>
            <Button type="submit" look="primary" wide icon={<IconCard className="size-5" />}>
              {t('pay.go')}
            </Button>
          </ActionBar>
        </form>
        {page.transfer ? (
          <TransferSection transfer={page.transfer} currency={view.currency} words={words} format={format} />
        ) : null}
      </Column>
    )
  },
}

/** What can be paid without naming an amount: everything that is due, or of a plan its payment and its rest. */
function wholeOf({ view }: PortalPayPage, words: Words, format: Format): RadioCard[] {
  const { plan, most, currency } = view
  const money = (amount: typeof most) => format.money(amount, currency)
  const everything = { value: 'everything', label: words('portal')('pay.everything'), aside: money(most) }
  if (!plan?.next) return [everything]
  const t = words('plan-page')
  const isDue = plan.due > 0
  const amount = min(isDue ? plan.due : plan.next.open, most)
  const hint = t('pay.instalmentHint', { date: format.day(plan.next.dueOn) })
  const label = t(isDue ? 'pay.instalmentDue' : 'pay.instalmentNext')
  return [
    { value: 'instalment', label, hint, aside: money(amount) },
    ...(most > amount ? [{ ...everything, label: t('pay.rest'), hint: t('pay.restHint') }] : []),
  ]
}

import { disputeGroups, type DisputeGroup } from '#shared/disputes/dispute.ts'
import { wordsLength } from '#shared/disputes/dispute-input.ts'
import type { PortalDisputePage } from '#shared/pages/dispute-pages.ts'
import { sayField } from '../pages/faults.tsx'
import { formatIn } from '../pages/format.ts'
import type { PageProps, PageScreen } from '../pages/screen.ts'
import { AmountField } from '../ui/amount-field.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { ActionBar, Column } from '../ui/column.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Money } from '../ui/money.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { LeftOut, Refused } from './portal-faults.tsx'

const groups = Object.keys(disputeGroups) as DisputeGroup[]
// A browser that cannot fold these away shows every part, which is still a form that can be sent. The names of the
// grounds are cut short, because an underscore is a blank in the style sheet's own language.
const notForWholeCase =
  'group-has-[[value$=BUSINESS]:checked]/dispute:hidden group-has-[[value$=PARTY]:checked]/dispute:hidden group-has-[[value=INSOLVENCY]:checked]/dispute:hidden'
const onlyForPaid = 'group-[:not(:has([value^=ALREADY]:checked))]/dispute:hidden'

type Props = PageProps<PortalDisputePage>

/** What is wrong, with which invoices and how much of them, in one's own words. What follows is shown before sending. */
export const disputePage: PageScreen<PortalDisputePage> = {
  frame: 'portal',
  head: ({ words }) => ({ title: words('portal')('dispute.title') }),
  View(props) {
    const { page, frame, words } = props
    const t = words('portal')
    const { form } = page
    return (
      <Column>
        <PageHeading
          title={t('dispute.title')}
          lead={t('dispute.lead')}
          back={{ href: '/d/claim', label: t('pay.back') }}
        />
        <Refused form={form} words={words} language={frame.language} />
        <LeftOut files={page.leftOut} words={words} language={frame.language} arrived={false} />
        <form
          action="/d/dispute"
          method="post"
          noValidate
          data-form
          className="group/dispute grid grid-cols-1 gap-8"
        >
          <What {...props} />
          <Which {...props} />
          <Paid {...props} />
          <TextArea
            id="words"
            name="words"
            label={t('dispute.words')}
            hint={t('dispute.wordsHint')}
            error={sayField(form.faults.words, words)}
            defaultValue={form.values.words}
            rows={5}
            maxLength={wordsLength}
            required
          />
          <p className="text-sm text-ink-soft">{t('dispute.next')}</p>
          <ActionBar>
            <Button type="submit" look="primary" wide>
              {t('dispute.check')}
            </Button>
          </ActionBar>
        </form>
      </Column>
    )
  },
}

/** The grounds in four groups; one choice over all of them. */
function What({ page: { form }, words }: Props) {
  const t = words('portal')
  return (
    <div className="grid grid-cols-1 gap-6">
      {groups.map((group, place) => (
        <RadioCards
          key={group}
          legend={t(`dispute.group.${group}`)}
          name="type"
          defaultValue={form.values.type}
          error={place === groups.length - 1 ? sayField(form.faults.type, words) : undefined}
          options={disputeGroups[group].map((type) => ({
            value: type,
            label: t(`dispute.what.${type}`),
          }))}
        />
      ))}
    </div>
  )
}

/** Which invoices, and how much of each: an empty box means the whole invoice. */
function Which({ page: { view, chosen, form, faultyItem }, frame, words }: Props) {
  const t = words('portal')
  const format = formatIn(frame.language)
  const fault = sayField(form.faults.items, words)
  // What is wrong with one amount stands at that amount.
  const isAboutAll = fault !== undefined && faultyItem === null
  const open = view.invoices.filter((invoice) => invoice.open > 0)
  return (
    <fieldset
      className={`min-w-0 ${notForWholeCase}`}
      aria-describedby={isAboutAll ? 'items-error' : undefined}
    >
      <legend className="mb-1.5 font-medium">{t('dispute.which')}</legend>
      <p className="mb-2 text-sm text-ink-soft">{t('dispute.whichHint')}</p>
      {isAboutAll ? (
        <p id="items-error" role="alert" className="mb-2 font-medium text-bad">
          {fault}
        </p>
      ) : null}
      <ul className="grid grid-cols-1 gap-3">
        {open.map(({ invoiceId, number, dueOn, open: left }) => {
          const item = chosen.find((one) => one.invoiceId === invoiceId)
          return (
            <li
              key={invoiceId}
              className="group/item rounded-md border border-edge bg-surface px-4 py-1 has-checked:border-primary"
            >
              <Checkbox
                id={invoiceId}
                name="invoice"
                value={invoiceId}
                defaultChecked={item !== undefined}
                label={
                  <span className="flex flex-wrap gap-x-4">
                    <bdi dir="ltr" className="font-medium">
                      {number}
                    </bdi>
                    <Money>{format.money(left, view.currency)}</Money>
                  </span>
                }
                hint={t('invoices.due', { date: format.day(dueOn) })}
              />
              <div className="pb-3 group-[:not(:has(:checked))]/item:hidden">
                <AmountField
                  id={`part-${invoiceId}`}
                  name={`part-${invoiceId}`}
                  label={t('dispute.part', { number })}
                  hint={t('dispute.partHint')}
                  error={faultyItem === invoiceId ? fault : undefined}
                  defaultValue={item?.amount ?? ''}
                  currency={view.currency}
                />
              </div>
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}

/** Who says that it is paid says when and how much; the creditor then knows where to look. */
function Paid({ page: { view, form }, words }: Props) {
  const t = words('portal')
  const { values, faults } = form
  return (
    <fieldset className={`grid min-w-0 grid-cols-1 gap-4 ${onlyForPaid}`}>
      <legend className="mb-1.5 font-medium">{t('dispute.paid')}</legend>
      <DateField
        id="paidOn"
        name="paidOn"
        label={t('dispute.paidOn')}
        error={sayField(faults.paidOn, words)}
        defaultValue={values.paidOn}
        max={view.on}
      />
      <AmountField
        id="paidAmount"
        name="paidAmount"
        label={t('dispute.paidAmount')}
        error={sayField(faults.paidAmount, words)}
        defaultValue={values.paidAmount}
        currency={view.currency}
      />
      <TextField
        id="paidReference"
        name="paidReference"
        label={t('dispute.paidReference')}
        hint={t('dispute.paidReferenceHint')}
        error={sayField(faults.paidReference, words)}
        defaultValue={values.paidReference}
        maxLength={120}
      />
    </fieldset>
  )
}

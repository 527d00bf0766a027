import { formatInstant } from '#shared/dates.ts'
import { min } from '#shared/money.ts'
import type { PortalPlanPage } from '#shared/pages/plan-pages.ts'
import { toldStateOf } from '#shared/plans/plan-state.ts'
import { type Format, formatIn } from '../pages/format.ts'
import type { PageProps, PageScreen } from '../pages/screen.ts'
import { ActionBar, Column } from '../ui/column.tsx'
import { cx } from '../ui/cx.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { Facts } from '../ui/facts.tsx'
import { Money } from '../ui/money.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { FileList } from './files.tsx'
import { Receipts, stillThere } from './made-of.tsx'
import type { PartProps } from './parts.ts'
import { NextCharge } from './plan-charge.tsx'
import { Schedule } from './plan-schedule.tsx'
import { PayButton } from './pay-button.tsx'

type Props = PageProps<PortalPlanPage>

/** A plan that is being kept: what is due, what comes next, how far it is, and its papers. */
export const planPage: PageScreen<PortalPlanPage> = {
  frame: 'portal',
  head: ({ page, words }) => ({
    title: words('plan-page')('plan.title', { creditor: page.view.creditor.name }),
  }),
  View(props) {
    const { page, frame, words } = props
    const { view, signed, done } = page
    const { plan } = view
    const t = words('plan-page')
    const format = formatIn(frame.language)
    const money = (amount: typeof plan.total) => format.money(amount, view.currency)
    return (
      <Column>
        {done ? (
          <Notice tone="good" role="status" tabIndex={-1} title={t('done.signedTitle')} className="mb-4">
            {t('done.signed')}
          </Notice>
        ) : null}
        <PageHeading
          title={t('plan.title', { creditor: view.creditor.name })}
          back={{ href: '/d/claim', label: t('back') }}
        />
        <Head {...props} format={format} />
        <NextCharge card={page.card} view={view} words={words} format={format} />
        {view.most > 0 ? (
          <div className="mt-6 max-sm:hidden print:hidden">
            <PayNext {...props} format={format} />
          </div>
        ) : null}
        <Standing {...props} format={format} />
        <section aria-labelledby="schedule" className="mt-8">
          <h2 id="schedule" className="mb-2 text-lg">
            {t('schedule.title')}
          </h2>
          <Schedule
            label={t('schedule.title')}
            lines={plan.instalments}
            receipts={view.receipts}
            total={plan.total}
            currency={view.currency}
            words={words}
            format={format}
          />
        </section>
        <MadeOf view={view} words={words} format={format} />
        {view.most > nextAmount(page) ? (
          <div className="mt-4 grid gap-2">
            <PayButton choice="everything" look="secondary">
              {t('plan.payRest', { amount: money(view.most) })}
            </PayButton>
            <p className="text-sm text-ink-soft">{t('plan.payRestWhy')}</p>
          </div>
        ) : null}
        <p className="mt-4 text-ink-soft">
          {t('plan.trouble')}{' '}
          <a href="/d/ask" className="inline-flex min-h-12 items-center font-semibold text-primary underline">
            {t('plan.ask')}
          </a>
        </p>
        {page.mayKeepCard && !page.card?.next ? (
          <p>
            <a
              href="/d/plan/card"
              className="inline-flex min-h-12 items-center font-semibold text-primary underline"
            >
              {t(page.mayKeepCard === 'kept' ? 'card.see' : 'card.offer')}
            </a>
          </p>
        ) : null}
        <p>
          <a
            href="/d/plan/calendar"
            className="inline-flex min-h-12 items-center font-semibold text-primary underline"
          >
            {t('feed.link')}
          </a>
        </p>
        <Papers {...props} />
        <Facts
          className="mt-8"
          facts={[
            {
              key: 'signed',
              label: t('plan.signed'),
              value: t('plan.signedBy', {
                name: signed.signerName,
                when: formatInstant(signed.signedAt, frame.language, view.timeZone),
              }),
            },
          ]}
        />
        {view.most > 0 ? (
          <ActionBar className="mt-8 sm:hidden">
            <PayNext {...props} format={format} />
          </ActionBar>
        ) : null}
      </Column>
    )
  },
}

/** From the figures of a plan down to the receipts that paid it, and to the account that it is a plan for. */
function MadeOf({ view, words, format }: PartProps) {
  const t = words('plan-page')
  const receipts = stillThere(view)
  return (
    <Disclosure title={t('made.title')}>
      {receipts.length > 0 ? (
        <Receipts
          view={view}
          words={words}
          format={format}
          label={t('made.title')}
          receipts={receipts}
          more={t('made.order')}
        />
      ) : (
        <p>{t('made.none')}</p>
      )}
      <p className="mt-2">
        {t('made.total')}{' '}
        <a href="/d/claim#made" className="inline-flex min-h-12 items-center text-primary underline">
          {t('made.account')}
        </a>
      </p>
    </Disclosure>
  )
}

/** What has to be said beyond the payments: one is late, or on its way, or the plan counts again. */
function Standing({ page, words, format }: Props & { format: Format }) {
  const t = words('plan-page')
  const { view, managerName, signed } = page
  const { life } = signed
  const told = life && toldStateOf(life)
  if (told === 'HELD')
    return (
      <Notice tone="info" title={t('plan.heldTitle')} className="mt-5">
        {t('plan.held')}
      </Notice>
    )
  if (told === 'IN_GRACE' && life?.until)
    return (
      <Notice tone="attention" title={t('plan.lateTitle')} className="mt-5">
        {t('plan.late', {
          amount: format.money(life.arrears, view.currency),
          until: format.day(life.until),
        })}
      </Notice>
    )
  if (told !== 'RESTORED' || !life?.restoredOn) return null
  const mayCure = life.cureBy !== null && life.cureBy >= view.on
  return (
    <Notice tone="good" title={t('plan.restoredTitle')} className="mt-5">
      {t('plan.restored', {
        since: format.day(life.restoredOn),
        manager: managerName ?? t('manager'),
      })}
      {mayCure && life.cureBy ? ` ${t('plan.cure', { date: format.day(life.cureBy) })}` : ''}
    </Notice>
  )
}

/** The payment that is due or next, its amount on the button: in thumb's reach on a phone, under the figure elsewhere. */
function PayNext({ page, words, format }: Props & { format: Format }) {
  const { plan, currency } = page.view
  const amount = format.money(nextAmount(page), currency)
  // While a payment is on its way another one is asked of nobody.
  const isHeld = page.signed.life !== null && toldStateOf(page.signed.life) === 'HELD'
  return (
    <PayButton choice="instalment" look={isHeld ? 'secondary' : 'primary'}>
      {words('plan-page')(plan.due > 0 ? 'plan.pay' : 'plan.payNext', { amount })}
    </PayButton>
  )
}

/** What the first button costs: what has fallen due, or else the payment that comes next. */
const nextAmount = ({ view: { plan, most } }: PortalPlanPage) =>
  min(plan.due > 0 ? plan.due : (plan.next?.open ?? most), most)

function Head({ page, words, format }: Props & { format: Format }) {
  const t = words('plan-page')
  const { plan, currency } = page.view
  const money = (amount: typeof plan.total) => format.money(amount, currency)
  const label =
    plan.due > 0
      ? t('plan.dueNow')
      : plan.next
        ? t('plan.next', { date: format.day(plan.next.dueOn) })
        : t('plan.all')
  return (
    <>
      <p className="text-ink-soft">{label}</p>
      <Money size="hero" className="mt-1 block">
        {money(plan.next ? nextAmount(page) : plan.paid)}
      </Money>
      <div aria-hidden="true" className="mt-5 flex gap-1">
        {plan.instalments.map(({ number, state }) => (
          <span key={number} className={cx('h-2 flex-1 rounded-full forced-colors:border', fill[state])} />
        ))}
      </div>
      <p className="mt-2 text-sm text-ink-soft">
        {t('plan.progress', { paid: money(plan.paid), total: money(plan.total) })}
      </p>
    </>
  )
}

const fill = { PAID: 'bg-good', DUE: 'bg-attention', LATE: 'bg-bad', TO_COME: 'bg-line' }

function Papers({ frame, words }: Pick<Props, 'frame' | 'words'>) {
  const t = words('plan-page')
  const files = [
    { href: '/d/plan/paper.pdf', title: t('plan.paper'), sub: 'PDF' },
    { href: '/d/plan/calendar.ics', title: t('plan.calendar'), sub: 'ICS' },
  ]
  return (
    <section aria-labelledby="papers" className="mt-8">
      <h2 id="papers" className="mb-2 text-lg">
        {t('plan.papers')}
      </h2>
      <FileList files={files} language={frame.language} words={words} />
    </section>
  )
}

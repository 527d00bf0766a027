import { formatInstant } from '#shared/dates.ts'
import { subtract } from '#shared/money.ts'
import type { PortalPlanEndedPage } from '#shared/pages/plan-pages.ts'
import { type Format, formatIn } from '../pages/format.ts'
import type { PageProps, PageScreen } from '../pages/screen.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Column } from '../ui/column.tsx'
import { Facts } from '../ui/facts.tsx'
import { Money } from '../ui/money.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { FileList } from './files.tsx'
import { PayButton } from './pay-button.tsx'
import { Schedule } from './plan-schedule.tsx'

type Props = PageProps<PortalPlanEndedPage>

/** A plan that is over: how it ended, what happens next and who decides, what was agreed, and what was paid when. */
export const planEndedPage: PageScreen<PortalPlanEndedPage> = {
  frame: 'portal',
  head: ({ page: { ended }, words }) => ({
    title: words('plan-page')(`ended.title.${ended.end}`, { creditor: ended.creditorName }),
  }),
  View(props) {
    const { page, frame, words } = props
    const { ended, timeZone } = page
    const t = words('plan-page')
    const format = formatIn(frame.language)
    const money = (amount: typeof ended.total) => format.money(amount, ended.currency)
    const signed = formatInstant(ended.signedAt, frame.language, timeZone)
    const waived = subtract(ended.claimed, ended.total)
    return (
      <Column>
        <PageHeading
          title={t(`ended.title.${ended.end}`, { creditor: ended.creditorName })}
          lead={t(`ended.how.${ended.end}`, { date: format.day(ended.endedOn) })}
          back={{ href: '/d/claim', label: t('back') }}
        />
        <Facts className="mb-8" facts={factsOf(props, format)} />
        <NextSteps {...props} format={format} />
        <section aria-labelledby="agreed" className="mt-10">
          <h2 id="agreed" className="mb-2 text-lg">
            {t('ended.agreed')}
          </h2>
          <p className="mb-3 text-ink-soft">
            {t('plan.signedBy', { name: ended.signerName, when: signed })}
            {waived > 0 ? ` · ${t('talk.waived', { amount: money(waived) })}` : ''}
          </p>
          <Schedule
            label={t('ended.agreed')}
            lines={ended.instalments}
            total={ended.total}
            currency={ended.currency}
            words={words}
            format={format}
          />
        </section>
        <Payments {...props} format={format} />
        <section aria-labelledby="papers" className="mt-8">
          <h2 id="papers" className="mb-2 text-lg">
            {t('plan.papers')}
          </h2>
          <FileList
            files={[{ href: '/d/plan/ended/paper.pdf', title: t('plan.paper'), sub: 'PDF' }]}
            language={frame.language}
            words={words}
          />
        </section>
      </Column>
    )
  },
}

function factsOf({ page: { ended }, words }: Props, format: Format) {
  const t = words('plan-page')
  const { next, mayOffer, decider } = ended
  const names = { manager: ended.managerName ?? t('manager'), creditor: ended.creditorName }
  const who = next !== 'REST' ? 'NOBODY' : mayOffer ? decider : 'LATER'
  const amount = format.money(ended.dueNow, ended.currency)
  const fact = (key: string, label: string, value: string) => ({ key, label, value })
  const isBroken = ended.end === 'DEFAULTED' && next === 'REST'
  return [
    isBroken
      ? fact('now', t('ended.now'), t('ended.accelerated', { amount }))
      : fact('next', t('ended.next'), t(`ended.nextText.${next}`, { amount })),
    ...(ended.restore
      ? [
          fact(
            'restore',
            t('ended.restore'),
            t('ended.restoreText', {
              amount: format.money(ended.restore.amount, ended.currency),
              date: format.day(ended.restore.until),
            }),
          ),
        ]
      : isBroken
        ? [fact('restore', t('ended.restore'), t('ended.restoreNot', names))]
        : []),
    fact('who', t('talk.who'), t(`ended.who.${who}`, names)),
    ...(next === 'REST' ? [fact('silence', t('talk.yours'), t('ended.silence'))] : []),
  ]
}

/** What can be done now: pay what is due, see the plan that counts, offer another one, ask. */
function NextSteps({ page: { ended }, words, format }: Props & { format: Format }) {
  const t = words('plan-page')
  const { next, dueNow, mayOffer, currency } = ended
  const mayPay = next === 'REST' && dueNow > 0
  return (
    <div className="grid grid-cols-1 gap-3 print:hidden">
      {mayPay && ended.restore ? (
        <PayButton choice="restore" look="primary">
          {t('ended.payLate', { amount: format.money(ended.restore.amount, currency) })}
        </PayButton>
      ) : null}
      {mayPay ? (
        <PayButton choice="everything" look={ended.restore ? 'secondary' : 'primary'}>
          {words('portal')('claim.payAll', { amount: format.money(dueNow, currency) })}
        </PayButton>
      ) : null}
      {next === 'NEW_PLAN' ? (
        <ButtonLink href="/d/plan" look="primary" wide>
          {t('claim.see')}
        </ButtonLink>
      ) : null}
      {next === 'REST' && mayOffer ? (
        <ButtonLink href="/d/plan/terms" wide>
          {t('ended.other')}
        </ButtonLink>
      ) : null}
      <ButtonLink href="/d/ask" look="quiet" wide>
        {t('talk.ask')}
      </ButtonLink>
    </div>
  )
}

function Payments({ page: { ended }, words, format }: Props & { format: Format }) {
  const t = words('plan-page')
  const money = (amount: typeof ended.total) => format.money(amount, ended.currency)
  return (
    <section aria-labelledby="paid" className="mt-10">
      <h2 id="paid" className="mb-2 text-lg">
        {t('ended.paid')}
      </h2>
      {ended.payments.length === 0 ? <p>{t('ended.nothingPaid')}</p> : null}
      <ul>
        {ended.payments.map(({ paymentId, paidOn, amount, receiptNumber }) => (
          <li key={paymentId} className="border-t border-line pt-2">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <bdi className="figures">{format.day(paidOn)}</bdi>
              <Money className="font-semibold">{money(amount)}</Money>
            </div>
            <a
              href={`/d/payments/${paymentId}/receipt.pdf`}
              className="inline-flex min-h-12 items-center font-medium text-primary underline-offset-4 hover:underline print:hidden"
            >
              {words('portal')('papers.receipt', { number: receiptNumber })}, PDF
            </a>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-ink-soft">
        {t('plan.progress', { paid: money(ended.paid), total: money(ended.total) })}
      </p>
    </section>
  )
}

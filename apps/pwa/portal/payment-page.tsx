import type { PaymentState, PortalPaymentPage } from '#shared/pages/portal-pages.ts'
import { formatIn } from '../pages/format.ts'
import type { PageProps, PageScreen } from '../pages/screen.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Column } from '../ui/column.tsx'
import { cx } from '../ui/cx.ts'
import { type FigureLine, Figures } from '../ui/figures.tsx'
import { type Icon, IconCheckCircle, IconClock, IconInfo, IconWarning } from '../ui/icons.tsx'
import { IconDownload } from '../ui/more-icons.tsx'
import { softTone, type Tone } from '../ui/tone.ts'

type Shown = PaymentState | 'cancelled'
const looks: Record<Shown, { icon: Icon; tone: Tone }> = {
  paid: { icon: IconCheckCircle, tone: 'good' },
  confirming: { icon: IconClock, tone: 'info' },
  open: { icon: IconInfo, tone: 'info' },
  cancelled: { icon: IconInfo, tone: 'info' },
  declined: { icon: IconWarning, tone: 'attention' },
  expired: { icon: IconClock, tone: 'info' },
  'set-aside': { icon: IconClock, tone: 'attention' },
}

const shownOf = ({ standing, cancelled }: PortalPaymentPage): Shown =>
  standing.state === 'open' && cancelled ? 'cancelled' : standing.state

/** Where somebody lands who comes back from the card page: what the ledger knows, and nothing more than that. */
export const paymentPage: PageScreen<PortalPaymentPage> = {
  frame: 'portal',
  head: ({ page, words }) => ({
    title: words('portal')(`payment.${shownOf(page)}.title`),
    // Without a script the page asks again by itself; with one, only what changed is fetched.
    ...(page.standing.state === 'confirming' && { refreshSeconds: 5 }),
  }),
  View(props) {
    const { page, words } = props
    const t = words('portal')
    const shown = shownOf(page)
    const { icon: Drawing, tone } = looks[shown]
    const isWaiting = shown === 'confirming'
    return (
      <Column>
        <div role="status" data-payment-state={isWaiting ? page.standing.state : undefined}>
          <span className={cx('mb-4 grid size-14 place-items-center rounded-full', softTone[tone])}>
            <Drawing className={cx('size-7', isWaiting && 'animate-breathe')} />
          </span>
          <h1 className="text-2xl tight">{t(`payment.${shown}.title`)}</h1>
          <p className="mt-3 max-w-prose text-lg text-ink-soft">
            {t(`payment.${shown}.text`, { creditor: page.creditorName })}
          </p>
        </div>
        <Figures lines={linesOf(props, shown)} label={t('payment.amount')} className="mt-6" />
        <div className="mt-8 grid grid-cols-1 gap-3">
          <Actions {...props} shown={shown} />
        </div>
      </Column>
    )
  },
}

function Actions({ page, words, shown }: PageProps<PortalPaymentPage> & { shown: Shown }) {
  const t = words('portal')
  const { paymentId, outstanding } = page.standing
  const back = (
    <ButtonLink href="/d/claim" wide>
      {t('payment.back')}
    </ButtonLink>
  )
  if (shown === 'paid') {
    return (
      <>
        <ButtonLink
          href={`/d/payments/${paymentId}/receipt.pdf`}
          look="primary"
          wide
          icon={<IconDownload className="size-5" />}
        >
          {t('payment.receipt')}
        </ButtonLink>
        {back}
      </>
    )
  }
  if (shown === 'confirming' || outstanding === 0) return back
  if (shown === 'set-aside') {
    return (
      <>
        <ButtonLink href="/d/ask" look="primary" wide>
          {t('payment.ask')}
        </ButtonLink>
        {back}
      </>
    )
  }
  return (
    <>
      <ButtonLink href="/d/pay" look="primary" wide>
        {t('payment.again')}
      </ButtonLink>
      <ButtonLink href="/d/ask" wide>
        {t('payment.ask')}
      </ButtonLink>
      {back}
    </>
  )
}

function linesOf({ page, frame, words }: PageProps<PortalPaymentPage>, shown: Shown): FigureLine[] {
  const t = words('portal')
  const { amount, currency, outstanding } = page.standing
  const { money } = formatIn(frame.language)
  return [
    { key: 'amount', label: t('payment.amount'), amount: money(amount, currency) },
    ...(shown === 'paid'
      ? [
          {
            key: 'left',
            label: t('payment.left'),
            amount: money(outstanding, currency),
            weight: 'total' as const,
          },
        ]
      : []),
  ]
}

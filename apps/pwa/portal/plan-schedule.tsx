import type { InstalmentState } from '#shared/cases/demand.ts'
import type { PlanPiece } from '#shared/cases/plan-life.ts'
import type { Day } from '#shared/dates.ts'
import type { Currency, Minor } from '#shared/money.ts'
import type { ShownReceipt } from '#shared/pages/shown-receipts.ts'
import type { Format } from '../pages/format.ts'
import type { Words } from '../pages/words.ts'
import { cx } from '../ui/cx.ts'
import { IconCheck, IconClock, IconMinus, IconWarning } from '../ui/icons.tsx'
import { Money } from '../ui/money.tsx'
import { Status } from '../ui/status.tsx'
import type { Tone } from '../ui/tone.ts'

type LineState = InstalmentState | 'NOT_PAID'
type Line = {
  number: number
  dueOn: Day
  amount: Minor
  statutoryOn?: Day
  open?: Minor
  state?: LineState
  paidBy?: readonly PlanPiece[]
}

type ScheduleProps = {
  lines: readonly Line[]
  total: Minor
  currency: Currency
  words: Words
  format: Format
  label: string
  /** The papers of what was paid, so that a payment names its own. */
  receipts?: readonly ShownReceipt[]
  /** Also written down as patterns, from which a script draws further lines. */
  live?: boolean
}

/** Every payment with its day; a day that is moved by a weekend or holiday says so; the total ruled off. */
export function Schedule(props: ScheduleProps) {
  const { lines, total, currency, words, format, label, receipts = [], live } = props
  const t = words('plan-page')
  return (
    <div data-schedule={live ? '' : undefined}>
      {live ? (
        <template>
          <Row live number="" date="" amount="" moved={t('schedule.moved', { date: slot })} />
        </template>
      ) : null}
      <ol aria-label={label} className="border-y border-line">
        {lines.map(({ number, dueOn, amount, statutoryOn = dueOn, open, state, paidBy = [] }) => (
          <Row
            key={number}
            number={format.count(number)}
            date={format.day(dueOn)}
            amount={format.money(amount, currency)}
            moved={dueOn === statutoryOn ? '' : t('schedule.moved', { date: format.day(statutoryOn) })}
            state={state ? <State state={state} words={words} /> : null}
            sub={
              open !== undefined && open > 0 && open < amount
                ? t('plan.stillOpen', { amount: format.money(open, currency) })
                : ''
            }
            paid={paidBy.length > 0 ? <PaidBy {...props} pieces={paidBy} receipts={receipts} /> : null}
            isSoft={state === 'PAID'}
            live={live}
          />
        ))}
      </ol>
      <p className="flex items-baseline justify-between gap-x-4 py-2.5 font-semibold">
        {t('schedule.total')}
        <Money className="double-rule pb-0.5 text-xl">
          <span data-total="">{format.money(total, currency)}</span>
        </Money>
      </p>
    </div>
  )
}

/** Stands where a script puts a day. */
const slot = '§'

type RowProps = {
  number: string
  date: string
  amount: string
  moved: string
  state?: React.ReactNode
  sub?: string
  paid?: React.ReactNode
  isSoft?: boolean
  live?: boolean | undefined
}

function Row({ number, date, amount, moved, state, sub, paid, isSoft, live }: RowProps) {
  const under = 'col-span-3 col-start-2 text-sm text-ink-soft'
  return (
    <li
      className={cx(
        'grid grid-cols-[1.5rem_minmax(0,1fr)_auto_auto] items-baseline gap-x-3 border-t border-line py-2.5 first:border-t-0',
        // Lines out of sight are not laid out: all of them change with every step of the slider.
        live && '[contain-intrinsic-block-size:auto_3rem] [content-visibility:auto]',
      )}
    >
      <span data-number="" className="figures text-end text-sm text-ink-soft">
        {number}
      </span>
      <bdi data-date="" className={cx('figures whitespace-nowrap', isSoft && 'text-ink-soft')}>
        {date}
      </bdi>
      {state ? <span className="max-sm:col-start-2 max-sm:row-start-2">{state}</span> : null}
      <Money className={cx('col-start-4 row-start-1 text-end text-lg', isSoft && 'text-ink-soft')}>
        <span data-amount="">{amount}</span>
      </Money>
      <span data-moved="" hidden={moved === '' || date === ''} className={under}>
        {moved}
      </span>
      {sub ? <span className={under}>{sub}</span> : null}
      {paid ? <div className={under}>{paid}</div> : null}
    </li>
  )
}

type PaidByProps = Pick<ScheduleProps, 'currency' | 'words' | 'format'> & {
  pieces: readonly PlanPiece[]
  receipts: readonly ShownReceipt[]
}

/** The receipts that paid a line: how much of each, when, by which way, and its paper. */
function PaidBy({ pieces, receipts, currency, words, format }: PaidByProps) {
  const t = words('plan-page')
  return (
    <ul>
      {pieces.map(({ paymentId, amount }) => {
        const receipt = receipts.find((one) => one.paymentId === paymentId)
        if (!receipt) return null
        const { method, last4, paidOn, receiptNumber } = receipt
        const way =
          method === 'card'
            ? last4
              ? t('schedule.way.card', { last4 })
              : t('schedule.way.cardUnknown')
            : t(`schedule.way.${method}`)
        return (
          <li key={paymentId} className="figures">
            {t('schedule.paid', { amount: format.money(amount, currency), date: format.day(paidOn), way })} ·{' '}
            <a
              href={`/d/payments/${paymentId}/receipt.pdf`}
              className="inline-flex min-h-6 items-center text-primary"
            >
              {words('portal')('papers.receipt', { number: receiptNumber })}, PDF
            </a>
          </li>
        )
      })}
    </ul>
  )
}

const looks: Record<LineState, { tone: Tone; icon: typeof IconClock }> = {
  PAID: { tone: 'good', icon: IconCheck },
  DUE: { tone: 'attention', icon: IconClock },
  LATE: { tone: 'bad', icon: IconWarning },
  TO_COME: { tone: 'neutral', icon: IconClock },
  NOT_PAID: { tone: 'neutral', icon: IconMinus },
}

function State({ state, words }: { state: LineState; words: Words }) {
  return <Status {...looks[state]}>{words('plan-page')(`plan.state.${state}`)}</Status>
}

import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { isMailRefusal, type MailRefusal } from '#shared/contact/mail-refusal.ts'
import { type Urgency, urgencyOf } from '#shared/desk/inbox.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import type { Outputs } from '#pwa/app/trpc.ts'
import {
  type Icon,
  IconBank,
  IconBuilding,
  IconCalendar,
  IconCard,
  IconCases,
  IconClock,
  IconEuro,
  IconLetter,
  IconMessages,
  IconPhone,
  IconQuestion,
  IconRefresh,
  IconWarning,
} from '#pwa/ui/icons.tsx'
import { ListRow } from '#pwa/ui/list-row.tsx'
import { softTone, type Tone } from '#pwa/ui/tone.ts'
import { cx } from '#pwa/ui/cx.ts'

export type Item = Outputs['desk']['inbox']['items'][number]

const icons: Record<Item['kind'], Icon> = {
  DISPUTE: IconQuestion,
  DISPUTE_LATE: IconClock,
  REVIEW: IconCases,
  ANSWERED: IconCases,
  INFORMATION_LATE: IconClock,
  PLAN: IconCalendar,
  PLAN_BROKEN: IconCalendar,
  QUESTION: IconQuestion,
  MESSAGE: IconMessages,
  UPDATE: IconRefresh,
  DIRECT_PAYMENT: IconBank,
  CHARGEBACK: IconCard,
  REFUND: IconEuro,
  CORRECTION: IconEuro,
  WAIVER: IconEuro,
  SET_ASIDE: IconEuro,
  MONEY: IconEuro,
  PAY_BACK: IconEuro,
  COMPLAINT: IconWarning,
  LEAD: IconPhone,
  LETTER: IconLetter,
  ENTRY: IconBuilding,
}
const tones: Record<Urgency, Tone> = { LATE: 'bad', TODAY: 'attention', LATER: 'neutral' }

export const inboxAddress = (item: Pick<Item, 'key'>) => `/desk/inbox/${item.key}`

/** Why a letter came back; null when it waits because no address is known, or is no letter at all. */
export const refusalOf = ({ kind, text }: Item): MailRefusal | null =>
  kind === 'LETTER' && isMailRefusal(text) ? text : null

function whoseOf({ ownerName, forName }: Item, t: TFunction<'desk'>): string {
  if (!ownerName) return t('inbox.nobody')
  return forName ? t('inbox.inPlaceOf', { owner: ownerName, name: forName }) : ownerName
}

/** One thing that waits: what it is, about whom, how much, by when, and whose it is. */
export function InboxRow({ item, today, current }: { item: Item; today: string; current: boolean }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const urgency = urgencyOf(item.dueOn, today)
  const Drawing = icons[item.kind]
  const date = format.day(item.dueOn)
  const due = {
    LATE: t('inbox.lateSince', { date }),
    TODAY: t('inbox.today'),
    LATER: t('inbox.by', { date }),
  }
  return (
    <ListRow
      dense
      id={`item-${item.key}`}
      href={inboxAddress(item)}
      as={RouterLink}
      current={current}
      leading={
        <span
          className={cx('grid size-9 shrink-0 place-items-center rounded-full', softTone[tones[urgency]])}
        >
          <Drawing className="size-5" />
        </span>
      }
      title={<bdi>{item.title}</bdi>}
      sub={
        <>
          {refusalOf(item) ? t('refused.kind') : t(`kind.${item.kind}`)}
          {item.sub ? (
            <>
              {' '}
              · <bdi>{item.sub}</bdi>
            </>
          ) : null}
        </>
      }
      status={
        <span className="flex flex-wrap gap-x-3 text-sm text-ink-soft">
          <span
            className={cx(
              urgency === 'LATE' && 'font-medium text-bad',
              urgency === 'TODAY' && 'text-attention',
            )}
          >
            {due[urgency]}
          </span>
          <span className={cx(!item.forName && 'truncate')}>{whoseOf(item, t)}</span>
        </span>
      }
      trailing={item.amount !== null && item.currency ? format.money(item.amount, item.currency) : null}
      trailingSub={
        item.count > 1 ? t('inbox.messages', { number: format.count(item.count) }) : (item.caseNumber ?? null)
      }
    />
  )
}

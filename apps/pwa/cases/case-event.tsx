import { useTranslation } from 'react-i18next'
import { type CloseCode, closeCodes } from '#shared/cases/case.ts'
import type { CaseEventKind } from '#shared/cases/event-kinds.ts'
import { type Day, isDay } from '#shared/dates.ts'
import { type Currency, minor } from '#shared/money.ts'
import { useFormat } from '#pwa/app/format.ts'
import {
  type Icon,
  IconBank,
  IconCalendar,
  IconCard,
  IconCheckCircle,
  IconClock,
  IconEdit,
  IconEye,
  IconFile,
  IconLetter,
  IconLock,
  IconMessages,
  IconMinus,
  IconQuestion,
  IconStop,
  IconUser,
} from '#pwa/ui/icons.tsx'
import type { Tone } from '#pwa/ui/tone.ts'

export type Facts = Record<string, string | number | boolean | null>
type Look = { icon?: Icon; tone?: Tone }

const ofKind: Partial<Record<CaseEventKind, Look>> = {
  'draft-started': { icon: IconEdit },
  'document-added': { icon: IconFile },
  'document-removed': { icon: IconFile },
  'case-submitted': { icon: IconCheckCircle, tone: 'good' },
  'agreement-awaited': { icon: IconEdit, tone: 'attention' },
  'agreement-signed': { icon: IconEdit, tone: 'good' },
  'information-requested': { icon: IconQuestion, tone: 'attention' },
  'information-reminded': { icon: IconQuestion, tone: 'attention' },
  'information-answered': { icon: IconMessages },
  'case-accepted': { icon: IconCheckCircle, tone: 'good' },
  'case-declined': { icon: IconStop },
  'collector-assigned': { icon: IconUser, tone: 'info' },
  'letter-sent': { icon: IconLetter, tone: 'info' },
  'letter-refused': { icon: IconLetter, tone: 'attention' },
  'link-created': { icon: IconLock },
  'link-revoked': { icon: IconLock },
  'link-opened': { icon: IconEye, tone: 'info' },
  'link-verified': { icon: IconEye, tone: 'info' },
  'document-downloaded': { icon: IconFile, tone: 'info' },
  'question-asked': { icon: IconQuestion, tone: 'info' },
  'question-answered': { icon: IconMessages },
  'creditor-wrote': { icon: IconMessages },
  'update-asked': { icon: IconQuestion },
  'desk-wrote': { icon: IconMessages, tone: 'info' },
  'plan-offered': { icon: IconCalendar, tone: 'info' },
  'plan-countered': { icon: IconCalendar },
  'plan-recommended': { icon: IconCalendar, tone: 'attention' },
  'plan-approved': { icon: IconCalendar, tone: 'good' },
  'plan-rejected': { icon: IconCalendar },
  'plan-withdrawn': { icon: IconCalendar },
  'plan-expired': { icon: IconClock },
  'plan-signed': { icon: IconEdit, tone: 'good' },
  'plan-completed': { icon: IconCheckCircle, tone: 'good' },
  'instalment-reminded': { icon: IconLetter },
  'plan-broken': { icon: IconCalendar, tone: 'attention' },
  'plan-restored': { icon: IconCalendar, tone: 'good' },
  'plan-break-decided': { icon: IconCalendar },
  'card-kept': { icon: IconCard, tone: 'good' },
  'card-removed': { icon: IconCard },
  'card-stopped': { icon: IconCard, tone: 'attention' },
  'card-ends': { icon: IconCard, tone: 'attention' },
  'instalment-charge-refused': { icon: IconCard, tone: 'attention' },
  'payment-started': { icon: IconCard, tone: 'info' },
  'payment-failed': { icon: IconCard, tone: 'attention' },
  'payment-expired': { icon: IconCard },
  'receipt-posted': { icon: IconBank, tone: 'good' },
  'receipt-reversed': { icon: IconBank, tone: 'attention' },
  'chargeback-opened': { icon: IconCard, tone: 'attention' },
  'chargeback-won': { icon: IconCard, tone: 'good' },
  'chargeback-lost': { icon: IconCard, tone: 'attention' },
  'interest-waived': { icon: IconMinus, tone: 'info' },
  'case-closed': { icon: IconStop },
}
export const lookOf = (kind: CaseEventKind): Look => ofKind[kind] ?? {}

const text = (value: Facts[string] | undefined): string =>
  value === null || value === undefined ? '' : String(value)
const isCloseCode = (code: string): code is CloseCode => closeCodes.some((known) => known === code)

type Doing = { actorKind: string; actorName: string | null; facts: Facts }

/** What happened, in words, and the one fact of it that a reader wants to know at once. */
export function useEventWords() {
  const { t } = useTranslation('case-file')
  const format = useFormat()
  return {
    title: (kind: CaseEventKind, facts: Facts) =>
      kind === 'collector-assigned' && !facts.collector
        ? t('eventCollector')
        : t(`events.${kind}`, { collector: text(facts.collector), onBehalfOf: text(facts.onBehalfOf) }),
    /** Who did it, and in whose place. */
    who: ({ actorKind, actorName, facts }: Doing): string => {
      if (!actorName) return t(actorKind === 'debtor' ? 'who.debtor' : 'who.system')
      const absent = text(facts.forName)
      return absent ? t('who.inPlaceOf', { name: actorName, absent }) : actorName
    },
    fact: (kind: CaseEventKind, facts: Facts): string | null => {
      const code = text(facts.code)
      if (typeof facts.amountMinor === 'number' && facts.currency)
        return format.money(minor(facts.amountMinor), String(facts.currency) as Currency)
      if (kind === 'case-closed' && isCloseCode(code)) return t(`closed.${code}`)
      if (kind === 'document-added' || kind === 'document-removed') return text(facts.name) || null
      if (kind === 'letter-sent' || kind === 'letter-refused')
        return facts.channel === 'POST'
          ? t('eventByPost')
          : text(facts.to)
            ? t('eventTo', { to: text(facts.to) })
            : null
      if ((kind === 'information-requested' || kind === 'information-reminded') && isDay(facts.dueOn))
        return t('eventDue', { date: format.day(facts.dueOn as Day) })
      return null
    },
  }
}

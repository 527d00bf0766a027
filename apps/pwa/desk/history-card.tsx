import { useTranslation } from 'react-i18next'
import { type CaseEventKind, isCaseEventKind } from '#shared/cases/event-kinds.ts'
import type { Instant } from '#shared/dates.ts'
import { useFormat } from '#pwa/app/format.ts'
import { IconLock } from '#pwa/ui/icons.tsx'
import { Timeline } from '#pwa/ui/timeline.tsx'
import type { Tone } from '#pwa/ui/tone.ts'
import { Panel } from './panel.tsx'
import type { CaseFile } from './use-desk.ts'

const tones: Partial<Record<CaseEventKind, Tone>> = {
  'case-accepted': 'good',
  'case-declined': 'bad',
  'payment-succeeded': 'good',
  'receipt-posted': 'good',
  'payment-failed': 'bad',
  'payment-set-aside': 'attention',
  'question-asked': 'attention',
  'complaint-filed': 'attention',
  'letter-sent': 'info',
  'letter-refused': 'bad',
}
/** The facts of an event that say something to a person; the rest is for machines. */
const telling = [
  'collector',
  'to',
  'name',
  'percent',
  'number',
  'reason',
  'decision',
  'text',
  'sha256',
] as const

/** Everything that happened, with what only the desk may read, each event as it was written down. */
export function HistoryCard({ file }: { file: CaseFile }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const whoOf = ({ actorKind, actorName: name, facts: { forName: absent } }: CaseFile['events'][number]) =>
    name && absent
      ? t('history.inPlaceOf', { name, absent })
      : (name ?? t(actorKind === 'debtor' ? 'history.debtor' : 'history.system'))
  return (
    <Panel title={t('history.title')}>
      <Timeline
        label={t('history.title')}
        entries={file.events.map((event) => ({
          key: String(event.seq),
          title: isCaseEventKind(event.kind) ? t(`event.${event.kind}`) : event.kind,
          when: format.instant(event.at as Instant),
          dateTime: event.at,
          who: event.internal ? `${whoOf(event)} · ${t('history.internal')}` : whoOf(event),
          icon: event.internal ? IconLock : undefined,
          tone: isCaseEventKind(event.kind) ? tones[event.kind] : undefined,
          body: <Body event={event} />,
        }))}
      />
    </Panel>
  )
}

function Body({ event }: { event: CaseFile['events'][number] }) {
  const facts = telling.flatMap((key) => {
    const value = event.facts[key]
    return value === undefined || value === ''
      ? []
      : [key === 'sha256' ? String(value).slice(0, 16) : String(value)]
  })
  if (!event.why && facts.length === 0) return null
  return (
    <div className="text-sm break-words whitespace-pre-line text-ink-soft">
      {event.why ? <p>{event.why}</p> : null}
      {facts.length > 0 ? <p>{facts.join(' · ')}</p> : null}
    </div>
  )
}

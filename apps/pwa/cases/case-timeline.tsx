import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayFault } from '#pwa/app/fault.ts'
import { type Outputs, useTRPC, useTRPCClient } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { Timeline } from '#pwa/ui/timeline.tsx'
import { useDays } from './case-days.ts'
import { lookOf, useEventWords } from './case-event.tsx'
import type { CaseFile } from './case-screen.tsx'

type Entry = Outputs['cases']['timeline']['entries'][number]
const atFirst = 8

/** Everything that happened, newest first, by day; what is older is unfolded, then fetched. */
export function CaseTimeline({ file }: { file: CaseFile }) {
  const { t } = useTranslation(['case-file', 'errors'])
  const days = useDays()
  const older = useOlder(file)
  const [isOpen, setOpen] = useState(false)
  const all = [...file.timeline.entries, ...older.entries]
  const entries = isOpen ? all : all.slice(0, atFirst)
  const isMore = !isOpen ? all.length > atFirst || older.isMore : older.isMore
  return (
    <Card title={t('page.timeline')} className="self-start">
      <div className="grid grid-cols-1 gap-5">
        {days.byDay(entries).map(({ on, name, entries: ofDay }) => (
          <section key={on} aria-label={name}>
            <h3 className="figures mb-2 text-sm font-medium text-ink-soft">{name}</h3>
            <DayTimeline label={name} entries={ofDay} />
          </section>
        ))}
      </div>
      {older.error ? (
        <p role="alert" className="mt-4 text-bad">
          {sayFault(older.error, t)}
        </p>
      ) : null}
      {isMore ? (
        <Button
          className="mt-5 max-sm:w-full"
          pending={older.isPending}
          onClick={() => {
            setOpen(true)
            if (isOpen || all.length <= atFirst) older.more()
          }}
        >
          {t('page.older')}
        </Button>
      ) : null}
    </Card>
  )
}

function DayTimeline({ label, entries }: { label: string; entries: readonly Entry[] }) {
  const days = useDays()
  const words = useEventWords()
  return (
    <Timeline
      label={label}
      entries={entries.map((entry) => {
        const fact = words.fact(entry.kind, entry.facts)
        return {
          key: String(entry.seq),
          title: words.title(entry.kind, entry.facts),
          when: days.time(entry.at),
          dateTime: entry.at,
          who: <bdi>{words.who(entry)}</bdi>,
          body:
            fact || entry.why ? (
              <>
                {fact ? <bdi className="figures block break-words">{fact}</bdi> : null}
                {entry.why ? (
                  <span className="block whitespace-pre-line text-ink-soft">{entry.why}</span>
                ) : null}
              </>
            ) : undefined,
          ...lookOf(entry.kind),
        }
      })}
    />
  )
}

/** The pages behind the one that came with the case, fetched one by one. */
function useOlder({ caseId, timeline }: CaseFile) {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const first = timeline.next
  const query = useInfiniteQuery({
    queryKey: [...trpc.cases.timeline.pathKey(), { caseId, first }, 'older'],
    enabled: false,
    initialPageParam: first,
    queryFn: ({ pageParam }) =>
      pageParam === null
        ? { entries: [], next: null }
        : client.cases.timeline.query({ caseId, before: pageParam }),
    getNextPageParam: ({ next }: Outputs['cases']['timeline']) => next,
  })
  const pages = query.data?.pages ?? []
  return {
    entries: pages.flatMap(({ entries }) => entries),
    isMore: query.data ? query.hasNextPage : first !== null,
    isPending: query.isFetching,
    error: query.error,
    more: () => void (query.data ? query.fetchNextPage() : query.refetch()),
  }
}

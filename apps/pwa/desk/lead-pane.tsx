import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/dates.ts'
import { whyNotAct } from '#shared/desk/why-not-act.ts'
import type { Id } from '#shared/ids.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useActor } from '#pwa/app/session.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { FactList } from './fact-list.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { languageName } from './debtor-card.tsx'
import { Single } from './single-frame.tsx'
import { useDeed } from './use-desk.ts'

/** Somebody who wants to be called or written to: everything needed to do it, and the consent (A09, A43). */
export function LeadPane({ leadId, onDone }: { leadId: string; onDone: () => void }) {
  const { t } = useTranslation(['desk', 'app'])
  const format = useFormat()
  const trpc = useTRPC()
  const whyNot = whyNotAct(useActor(), 'contact.handleLead', { collectorId: null })
  const id = leadId as Id<'lead'>
  const lead = useQuery(trpc.desk.lead.queryOptions({ leadId: id }))
  const handle = useDeed(trpc.contact.handleLead.mutationOptions(), () => t('lead.handled'), onDone)
  return (
    <Single query={lead} loading={t('common.loading', { ns: 'app' })}>
      {(row) => (
        <>
          <h2 className="text-xl tight">{row.name}</h2>
          <FactList
            facts={[
              { key: 'company', label: t('lead.company'), value: row.company },
              {
                key: 'phone',
                label: t('lead.phone'),
                value: row.phone ? (
                  <a href={`tel:${row.phone}`}>
                    <bdi dir="ltr">{row.phone}</bdi>
                  </a>
                ) : (
                  '–'
                ),
              },
              {
                key: 'email',
                label: t('lead.email'),
                value: (
                  <a href={`mailto:${row.email}`}>
                    <bdi dir="ltr">{row.email}</bdi>
                  </a>
                ),
              },
              { key: 'when', label: t('lead.when'), value: row.callWhen ?? '–' },
              { key: 'country', label: t('lead.country'), value: format.country(row.country) },
              { key: 'language', label: t('lead.language'), value: languageName(row.language) },
              ...(row.text ? [{ key: 'text', label: t('lead.text'), value: row.text }] : []),
              {
                key: 'consent',
                label: t('lead.consent'),
                value: `${t('lead.consentText', {
                  date: format.day(row.consentAt.slice(0, 10) as Day),
                  version: row.consentVersion,
                })}: ${row.consentText}`,
              },
            ]}
          />
          {whyNot ? (
            <Notice tone="neutral">{t(`act.whyNot.${whyNot}`)}</Notice>
          ) : row.isHandled ? null : (
            <Button
              look="primary"
              className="justify-self-start"
              pending={handle.isPending}
              onClick={() => handle.mutate({ leadId: id })}
            >
              {t('lead.handle')}
            </Button>
          )}
          {handle.fault ? <Notice tone="bad">{handle.fault}</Notice> : null}
        </>
      )}
    </Single>
  )
}

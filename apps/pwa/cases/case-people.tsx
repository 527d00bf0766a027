import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Avatar } from '#pwa/ui/avatar.tsx'
import { Badge } from '#pwa/ui/badge.tsx'
import { ButtonLink } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { IconMessages } from '#pwa/ui/icons.tsx'
import { AskUpdate } from './ask-update.tsx'
import { useLanguageName } from './case-languages.ts'
import { Reach } from './case-reach.tsx'
import type { CaseFile } from './case-screen.tsx'

type Person = { name: string; skills: string[] }

/** Whom to ask, and who works with the debtor in which language (A19, A30). */
export function CasePeople({ file }: { file: CaseFile }) {
  const { t } = useTranslation('case-file')
  const languageName = useLanguageName()
  const trpc = useTRPC()
  const client = useQueryClient()
  const { manager, collector, debtor, unread, caseId } = file
  const readAgain = () =>
    Promise.all(
      [trpc.cases.pathKey(), trpc.contact.pathKey()].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    )
  const isFallback = collector !== null && !collector.skills.includes(debtor.language)
  return (
    <Card title={t('page.people')}>
      <div className="grid grid-cols-1 gap-5">
        {manager ? <PersonLine person={manager} role={t('page.manager')} /> : null}
        {manager ? <Reach email={manager.email} phone={manager.phone} className="-my-3" /> : null}
        <ButtonLink
          as={RouterLink}
          href={`/app/messages/${caseId}`}
          icon={<IconMessages className="size-5" />}
        >
          {t('page.write')}
          <Badge count={unread} label={t('page.unread', { number: unread })} />
        </ButtonLink>
        <AskUpdate
          caseId={caseId}
          answerBy={file.updateBy}
          managerName={manager?.name ?? null}
          onDone={readAgain}
        />
        {collector ? (
          <div className="border-t border-line pt-4">
            <PersonLine person={collector} role={t('page.collector')} />
            {isFallback ? (
              <p className="mt-2 text-sm text-ink-soft">
                {t('page.fallback', { language: languageName(debtor.language) })}
              </p>
            ) : null}
          </div>
        ) : null}
      </div>
    </Card>
  )
}

function PersonLine({ person, role }: { person: Person; role: string }) {
  const { t } = useTranslation('case-file')
  const format = useFormat()
  const languageName = useLanguageName()
  return (
    <div className="flex items-center gap-4">
      <Avatar name={person.name} className="size-12" />
      <div className="min-w-0">
        <p className="text-sm text-ink-soft">{role}</p>
        <p className="font-semibold">
          <bdi>{person.name}</bdi>
        </p>
        {person.skills.length > 0 ? (
          <p className="text-sm text-ink-soft">
            {t('page.speaks', { languages: format.list(person.skills.map(languageName)) })}
          </p>
        ) : null}
      </div>
    </div>
  )
}

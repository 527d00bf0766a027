import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '#pwa/app/session.tsx'
import { Avatar } from '#pwa/ui/avatar.tsx'
import { IconChevronEnd } from '#pwa/ui/icons.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { Spinner } from '#pwa/ui/spinner.tsx'
import { sayAuthFault } from './ask-auth.ts'

type DemoPeopleProps = { onChoose: (email: string, password: string) => Promise<void> }

/** In a demonstration everybody may be anybody: one tap signs in as a person of the demo town. */
export function DemoPeople({ onChoose }: DemoPeopleProps) {
  const { t } = useTranslation(['access', 'app'])
  const people = useMe().demo?.people ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  if (people.length === 0) return null

  async function choose(email: string, password: string) {
    setChosen(email)
    setFault(null)
    await onChoose(email, password).catch(setFault)
    setChosen(null)
  }

  return (
    <section aria-labelledby="demo-people" className="mt-10">
      <h2 id="demo-people" className="text-lg">
        {t('demo.title')}
      </h2>
      <p className="mt-1 mb-4 text-ink-soft">{t('demo.text')}</p>
      {fault ? (
        <Notice tone="bad" role="alert" className="mb-4">
          {sayAuthFault(fault, t)}
        </Notice>
      ) : null}
      <ul className="overflow-hidden rounded-md border border-line bg-surface">
        {people.map(({ name, email, role, company, password }) => (
          <li key={email} className="border-b border-line last:border-b-0">
            <button
              type="button"
              disabled={chosen !== null}
              onClick={() => void choose(email, password)}
              className="flex min-h-16 w-full items-center gap-3 px-4 py-2.5 text-start transition-colors -outline-offset-3! hover:bg-sunken disabled:opacity-55"
            >
              <Avatar name={name} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{name}</span>
                <span className="block truncate text-sm text-ink-soft">
                  {[t(`role.${role}`, { ns: 'app' }), company].filter(Boolean).join(' · ')}
                </span>
              </span>
              {chosen === email ? (
                <Spinner className="text-primary" />
              ) : (
                <IconChevronEnd className="size-5 text-ink-soft" />
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

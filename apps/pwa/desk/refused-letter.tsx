import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LetterId } from '#shared/ids.ts'
import { fieldFaults } from '#pwa/app/fault.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { TextField } from '#pwa/ui/text-field.tsx'
import { type CaseFile, useDeed } from './use-desk.ts'

type Letter = CaseFile['letters'][number]

/** Why a letter came back, in words; `why` is what the mail server's answer means. */
export function RefusedWhy({ refused: { to, why } }: { refused: NonNullable<Letter['refused']> }) {
  const { t } = useTranslation('desk')
  return <p className="break-words">{t(`refused.${why}`, { to })}</p>
}

/** The address to which the letter goes once more, beginning with the one that was refused. */
export function SendAgain({ file, letter, to }: { file: CaseFile; letter: Letter; to: string }) {
  const { t } = useTranslation(['desk', 'errors'])
  const trpc = useTRPC()
  const [email, setEmail] = useState(to)
  const again = useDeed(trpc.contact.resendLetter.mutationOptions(), (sent) =>
    t('refused.sent', { name: sent.email }),
  )
  return (
    <form
      noValidate
      className="mt-3 grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        again.mutate({ caseId: file.caseId, letterId: letter.letterId as LetterId, email })
      }}
    >
      <TextField
        label={t('refused.address')}
        hint={t('refused.hint')}
        type="email"
        dir="ltr"
        autoComplete="off"
        value={email}
        error={fieldFaults(again.error, t).email ?? again.fault}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <p>
        <Button type="submit" look="primary" pending={again.isPending}>
          {t('refused.send')}
        </Button>
      </p>
    </form>
  )
}

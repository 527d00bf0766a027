import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { postingNumber, readPostingNumber } from '#shared/ledger/posting-number.ts'
import { Button } from '#pwa/ui/button.tsx'
import { TextField } from '#pwa/ui/text-field.tsx'
import type { BookPlace } from './book-links.ts'

/** From a number that was read on a paper or in a file to the posting that bears it. */
export function FindPosting({ place }: { place: BookPlace }) {
  const { t } = useTranslation('ledger')
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const find = (event: FormEvent) => {
    event.preventDefault()
    const end = readPostingNumber(typed)
    setIsWrong(end === null)
    if (end !== null) void navigate(`${place.postings}/${postingNumber(end)}`)
  }
  return (
    <form
      onSubmit={find}
      noValidate
      className="mb-6 grid max-w-prose grid-cols-1 gap-4 sm:grid-cols-[1fr_auto]"
    >
      <TextField
        label={t('find.label')}
        hint={t('find.hint')}
        error={isWrong ? t('find.wrong') : undefined}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        dir="ltr"
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="go"
      />
      <Button type="submit" className="self-end">
        {t('find.open')}
      </Button>
    </form>
  )
}

import type { ReactNode } from 'react'
import { addressIn } from '#shared/pages/addresses.ts'
import type { PageFrame } from '#shared/pages/page.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Column } from '../ui/column.tsx'
import { IconCheckCircle } from '../ui/icons.tsx'
import type { Words } from './words.ts'

type DoneProps = { title: string; text: string; children?: ReactNode; frame: PageFrame; words: Words }

/** What somebody sent has arrived: what happens next, and when. */
export function Done({ title, text, children, frame, words }: DoneProps) {
  return (
    <Column>
      <IconCheckCircle className="size-12 text-good" />
      <h1 className="mt-4 text-2xl tight">{title}</h1>
      <p className="mt-2 max-w-prose text-lg text-ink-soft">{text}</p>
      {children}
      <div className="mt-8">
        <ButtonLink href={addressIn(frame.language, '/')}>{words('pages')('message.home')}</ButtonLink>
      </div>
    </Column>
  )
}

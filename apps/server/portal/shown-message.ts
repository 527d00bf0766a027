import { instant } from '#shared/dates.ts'
import type { ShownMessage } from '#shared/pages/portal-pages.ts'

export type MessageRow = {
  id: string
  fromKind: string
  fromName: string
  text: string
  createdAt: string
  files: ShownMessage['files']
}

/** A message as the debtor reads it: theirs or ours, by name, with its files. */
export const shownMessage = ({
  id,
  fromKind,
  fromName,
  text,
  createdAt,
  files,
}: MessageRow): ShownMessage => ({
  messageId: id,
  from: fromKind === 'debtor' ? 'you' : 'us',
  name: fromName,
  text,
  at: instant(new Date(createdAt).toISOString()),
  files,
})

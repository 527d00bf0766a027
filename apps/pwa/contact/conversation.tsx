import { useTranslation } from 'react-i18next'
import type { Instant } from '#shared/dates.ts'
import { useFormat } from '#pwa/app/format.ts'
import { cx } from '#pwa/ui/cx.ts'
import { IconClock, IconFile } from '#pwa/ui/icons.tsx'
import { Status } from '#pwa/ui/status.tsx'

export type Said = {
  messageId: string
  fromKind: string
  fromName: string
  text: string
  at: string
  isSettled: boolean
  asksUpdate: boolean
  /** By when a promised answer is there. */
  answerBy: string | null
  via: string
  fromAddress: string | null
  readBy: readonly { name: string; at: string }[]
  files: readonly { documentId: string; name: string; sizeBytes: number }[]
}

type Props = {
  label: string
  messages: readonly Said[]
  /** Whose words stand at the reader's own side. */
  own: (message: Said) => boolean
  /** A word under a message, such as that it waits. */
  foot?: (message: Said) => React.ReactNode
}

/** What was said, oldest first: ours on the far side, theirs on the near side, told apart by name as well. */
export function Conversation({ label, messages, own, foot }: Props) {
  const { t } = useTranslation('thread')
  const format = useFormat()
  return (
    <ol aria-label={label} className="grid grid-cols-1 gap-3">
      {messages.map((message) => (
        <li
          key={message.messageId}
          className={cx(
            'max-w-[42rem] min-w-0',
            own(message) ? 'ms-6 justify-self-end' : 'me-6 justify-self-start',
          )}
        >
          <div
            className={cx(
              'rounded-md px-4 py-2.5 break-words whitespace-pre-line',
              own(message) ? 'rounded-ee-none bg-primary-soft' : 'rounded-es-none bg-sunken',
            )}
          >
            {message.asksUpdate ? (
              <Status tone="info" icon={IconClock}>
                {t('thread.asked')}
              </Status>
            ) : null}
            {message.text}
            {message.files.map(({ documentId, name }) => (
              <a
                key={documentId}
                href={`/files/documents/${documentId}`}
                className="mt-1 flex min-h-11 items-center gap-2 font-medium text-primary"
              >
                <IconFile className="size-5 shrink-0" />
                <bdi className="min-w-0 truncate">{name}</bdi>
              </a>
            ))}
          </div>
          <p className={cx('figures mt-0.5 text-sm text-ink-soft', own(message) && 'text-end')}>
            {message.fromName} · <time dateTime={message.at}>{format.instant(message.at as Instant)}</time>
            {message.via === 'mail' ? ` · ${t('thread.viaMail')}` : ''}
            {message.fromAddress ? ` · ${t('thread.otherAddress', { address: message.fromAddress })}` : ''}
          </p>
          {message.readBy.map(({ name, at }) => (
            <p key={name} className={cx('figures text-sm text-ink-soft', own(message) && 'text-end')}>
              {t('thread.readBy', { name, at: format.instant(at as Instant) })}
            </p>
          ))}
          {foot?.(message)}
        </li>
      ))}
    </ol>
  )
}

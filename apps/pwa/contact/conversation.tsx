import type { Instant } from '#shared/dates.ts'
import { useFormat } from '#pwa/app/format.ts'
import { cx } from '#pwa/ui/cx.ts'

export type Said = {
  messageId: string
  fromKind: string
  fromName: string
  text: string
  at: string
  isSettled: boolean
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
            {message.text}
          </div>
          <p className={cx('figures mt-0.5 text-sm text-ink-soft', own(message) && 'text-end')}>
            {message.fromName} · <time dateTime={message.at}>{format.instant(message.at as Instant)}</time>
          </p>
          {foot?.(message)}
        </li>
      ))}
    </ol>
  )
}

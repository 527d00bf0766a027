import type { ReactNode } from 'react'
import { IconButton } from './icon-button.tsx'
import { IconCheckCircle, IconFile, IconRefresh } from './icons.tsx'
import { IconClose, IconPause, IconPlay, IconTrash } from './more-icons.tsx'
import { Bar } from './progress.tsx'

export type FileState = 'waiting' | 'sending' | 'paused' | 'done' | 'failed'

export type FileRowProps = {
  name: string
  state: FileState
  /** The state in words with its numbers: "1.2 of 4.8 MB", "Waiting for the network", "Received". */
  text: string
  percent?: number | undefined
  /** Why it was refused, and what can be sent instead. */
  error?: ReactNode
  /** A small picture of the file. */
  preview?: ReactNode
  /** What kind of document it is, usually a small select. */
  children?: ReactNode
  labels: { pause: string; resume: string; cancel: string; retry: string; remove: string }
  onPause?: (() => void) | undefined
  onResume?: (() => void) | undefined
  onCancel?: (() => void) | undefined
  onRetry?: (() => void) | undefined
  onRemove?: (() => void) | undefined
}

/** One file on its way; a list item, so put it into a `<ul>`. */
export function FileRow(props: FileRowProps) {
  const { name, state, text, percent, error, preview, children, labels } = props
  const { onPause, onResume, onCancel, onRetry, onRemove } = props
  const moving = state === 'sending' || state === 'paused' || state === 'waiting'
  return (
    <li className="border-b border-line py-3 last:border-b-0">
      <div className="flex items-center gap-3">
        <span className="grid size-12 shrink-0 place-items-center overflow-hidden rounded-sm bg-sunken text-ink-soft">
          {preview ?? <IconFile />}
        </span>
        <div className="min-w-0 flex-1">
          <p className="line-clamp-2 font-medium wrap-anywhere">
            <bdi>{name}</bdi>
          </p>
          <p className="figures flex items-center gap-1.5 text-sm text-ink-soft" aria-live="polite">
            {state === 'done' ? <IconCheckCircle className="size-4.5 text-good" /> : null}
            {text}
          </p>
        </div>
        <div className="flex">
          {state === 'sending' && onPause ? (
            <IconButton icon={IconPause} label={`${labels.pause}: ${name}`} onClick={onPause} />
          ) : null}
          {state === 'paused' && onResume ? (
            <IconButton icon={IconPlay} label={`${labels.resume}: ${name}`} onClick={onResume} />
          ) : null}
          {state === 'failed' && onRetry ? (
            <IconButton icon={IconRefresh} label={`${labels.retry}: ${name}`} onClick={onRetry} />
          ) : null}
          {moving && onCancel ? (
            <IconButton icon={IconClose} label={`${labels.cancel}: ${name}`} onClick={onCancel} />
          ) : null}
          {!moving && onRemove ? (
            <IconButton icon={IconTrash} label={`${labels.remove}: ${name}`} onClick={onRemove} />
          ) : null}
        </div>
      </div>
      {moving ? (
        <div className="mt-2">
          <Bar role="progressbar" percent={state === 'waiting' ? 0 : percent} text={text} label={name} thin />
        </div>
      ) : null}
      {error ? (
        <p role="alert" className="mt-2 text-sm font-medium text-bad">
          {error}
        </p>
      ) : null}
      {children ? <div className="mt-3">{children}</div> : null}
    </li>
  )
}

import type { ReactNode } from 'react'
import { IconWarning } from './icons.tsx'

export type ErrorPanelProps = {
  title: ReactNode
  /** What happened to the reader's work, and what to do. */
  children?: ReactNode
  /** "Reference", and the number a person can quote to us. */
  referenceLabel?: ReactNode
  reference?: string | undefined
  action?: ReactNode
}

/** Something of ours failed: said plainly, with a number that finds it in the log. */
export function ErrorPanel({ title, children, referenceLabel, reference, action }: ErrorPanelProps) {
  return (
    <div role="alert" className="mx-auto max-w-column rounded-md border border-line bg-surface p-6">
      <IconWarning className="size-8 text-attention" />
      <h2 className="mt-3 text-xl">{title}</h2>
      {children ? <div className="mt-2 text-ink-soft">{children}</div> : null}
      {reference ? (
        <p className="mt-4 text-sm text-ink-soft">
          {referenceLabel}{' '}
          <bdi className="figures rounded-sm bg-sunken px-2 py-1 font-mono text-ink select-all">
            {reference}
          </bdi>
        </p>
      ) : null}
      {action ? <div className="mt-5 flex flex-wrap gap-2">{action}</div> : null}
    </div>
  )
}

import { Notice } from './notice.tsx'

export type ErrorSummaryProps = {
  title: string
  /** One line per fault; each leads to its field. */
  errors: readonly { fieldId: string; text: string }[]
}

/** Stands above a form that was sent back: what is wrong, and a way to each place. Give it the focus when it appears. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  if (errors.length === 0) return null
  return (
    <Notice tone="bad" role="alert" tabIndex={-1} title={title}>
      <ul className="grid">
        {errors.map(({ fieldId, text }) => (
          <li key={fieldId}>
            <a href={`#${fieldId}`} className="inline-block py-1 underline underline-offset-2">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

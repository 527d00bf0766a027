import { Fragment, type ReactNode } from 'react'
import { Dialog } from './dialog.tsx'

export type KeyHelpProps = {
  open: boolean
  onClose: () => void
  title: string
  closeLabel: string
  groups: readonly { title: string; keys: readonly { keys: readonly string[]; does: string }[] }[]
  /** Settings of the keys, under them. */
  children?: ReactNode
}

/** Every key that does something, in one place. Opened with `?`. */
export function KeyHelp({ open, onClose, title, closeLabel, groups, children }: KeyHelpProps) {
  return (
    <Dialog open={open} onClose={onClose} title={title} closeLabel={closeLabel} wide>
      <div className="grid gap-8 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="mb-2 text-sm text-ink-soft">{group.title}</h3>
            <dl>
              {group.keys.map((entry) => (
                <div
                  key={entry.does}
                  className="flex items-center justify-between gap-4 border-b border-line py-2.5 last:border-b-0"
                >
                  <dt>{entry.does}</dt>
                  <dd className="flex shrink-0 gap-1">
                    {entry.keys.map((key) => (
                      <Fragment key={key}>
                        <kbd className="inline-grid min-w-7 place-items-center rounded-sm border border-edge px-1.5 font-sans text-sm font-medium">
                          {key}
                        </kbd>
                      </Fragment>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      {children}
    </Dialog>
  )
}

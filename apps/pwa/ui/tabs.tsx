import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { cx } from './cx.ts'

export type Tab = { id: string; label: ReactNode; badge?: ReactNode; panel: ReactNode }

export type TabsProps = {
  label: string
  tabs: readonly Tab[]
  /** Controlled with `onSelect`; otherwise the first tab is open. */
  selected?: string | undefined
  onSelect?: ((id: string) => void) | undefined
}

/** Parts of one thing side by side. Arrow keys walk between the tabs in reading direction, Home and End jump. */
export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  const base = useId()
  const [own, setOwn] = useState(tabs[0]?.id)
  const open = selected ?? own

  function select(id: string) {
    setOwn(id)
    onSelect?.(id)
  }

  function walk(event: KeyboardEvent<HTMLDivElement>) {
    const at = tabs.findIndex((tab) => tab.id === open)
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const steps: Record<string, number> = {
      ArrowLeft: forward === 'ArrowLeft' ? at + 1 : at - 1,
      ArrowRight: forward === 'ArrowRight' ? at + 1 : at - 1,
      Home: 0,
      End: tabs.length - 1,
    }
    const to = steps[event.key]
    if (to === undefined) return
    const next = tabs[(to + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    select(next.id)
    document.getElementById(`${base}-${next.id}`)?.focus()
  }

  return (
    <div className="min-w-0">
      <div
        role="tablist"
        aria-label={label}
        onKeyDown={walk}
        className="flex gap-1 overflow-x-auto overflow-y-hidden border-b border-line"
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${base}-${tab.id}`}
            type="button"
            role="tab"
            aria-selected={tab.id === open}
            aria-controls={`${base}-${tab.id}-panel`}
            tabIndex={tab.id === open ? 0 : -1}
            onClick={() => select(tab.id)}
            className={tabLook(tab.id === open)}
          >
            {tab.label}
            {tab.badge}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.id}
          id={`${base}-${tab.id}-panel`}
          role="tabpanel"
          aria-labelledby={`${base}-${tab.id}`}
          hidden={tab.id !== open}
          className="pt-5"
        >
          {tab.id === open ? tab.panel : null}
        </div>
      ))}
    </div>
  )
}

export function tabLook(current: boolean): string {
  return cx(
    'inline-flex min-h-12 items-center gap-2 border-b-3 px-3 font-medium whitespace-nowrap no-underline -outline-offset-3!',
    current ? 'border-primary text-ink' : 'border-transparent text-ink-soft hover:text-ink',
  )
}

import { Toast } from '@base-ui/react/toast'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { IconCheckCircle, IconInfo, IconStop, IconWarning } from './icons.tsx'
import { IconClose } from './more-icons.tsx'
import { type Tone, textTone } from './tone.ts'

/** Say something in passing from anywhere: `toasts.add({ title, type: 'good' })`. Never the only place of an error. */
export const toasts = Toast.createToastManager()

const icons = {
  neutral: IconInfo,
  info: IconInfo,
  attention: IconWarning,
  bad: IconStop,
  good: IconCheckCircle,
} satisfies Record<Tone, unknown>

function toneOf(type: string | undefined): Tone {
  return type !== undefined && type in icons ? (type as Tone) : 'info'
}

export type ToastRegionProps = { label: string; closeLabel: string; children: ReactNode }

/** Wraps the app once. Passing words appear above the bottom bar, are read out, and wait while they are looked at. */
export function ToastRegion({ label, closeLabel, children }: ToastRegionProps) {
  return (
    <Toast.Provider toastManager={toasts} timeout={6000} limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport
          aria-label={label}
          className="fixed inset-x-4 bottom-[calc(5rem+env(safe-area-inset-bottom))] z-30 mx-auto flex max-w-[26rem] flex-col gap-2 lg:end-6 lg:bottom-6 lg:start-auto lg:w-full print:hidden"
        >
          <ToastList closeLabel={closeLabel} />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function ToastList({ closeLabel }: { closeLabel: string }) {
  return Toast.useToastManager().toasts.map((toast) => {
    const tone = toneOf(toast.type)
    const Drawing = icons[tone]
    return (
      <Toast.Root
        key={toast.id}
        toast={toast}
        className="rounded-md border border-line bg-surface text-ink shadow-soft transition-opacity data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
      >
        <Toast.Content className="flex items-start gap-3 ps-4">
          <Drawing className={cx('mt-3', textTone[tone])} />
          <div className="min-w-0 flex-1 py-3">
            <Toast.Title className="font-medium" />
            <Toast.Description className="text-sm text-ink-soft" />
            <Toast.Action className="-ms-1 mt-1 min-h-10 px-1 font-semibold text-primary empty:hidden" />
          </div>
          <Toast.Close
            aria-label={closeLabel}
            className="grid size-12 shrink-0 place-items-center rounded-md text-ink-soft hover:text-ink"
          >
            <IconClose className="size-5" />
          </Toast.Close>
        </Toast.Content>
      </Toast.Root>
    )
  })
}

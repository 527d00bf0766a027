import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { sayFault } from '#pwa/app/fault.ts'
import { say } from '#pwa/app/say.ts'
import { homeOf, useMe } from '#pwa/app/session.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { IconCheckCircle } from '#pwa/ui/icons.tsx'
import { IconDevice, IconTrash } from '#pwa/ui/more-icons.tsx'
import { Spinner } from '#pwa/ui/spinner.tsx'
import { DraftConflict } from './draft-conflict.tsx'
import type { DraftDesk, OpenDraft } from './use-draft.ts'

/** Whether what was typed is safe, and the way to throw it away. */
export function DraftBar({ desk, open }: { desk: DraftDesk; open: OpenDraft }) {
  const { t } = useTranslation('cases')
  const { saveState, theirs, settle, isBegun } = desk
  if (!isBegun) return null
  return (
    <div className="mb-6 grid gap-3">
      <div className="flex min-h-12 items-center justify-between gap-3 border-y border-line">
        <p role="status" className="flex min-w-0 items-center gap-2 text-sm text-ink-soft">
          {saveState === 'saving' ? (
            <>
              <Spinner className="size-4.5" />
              {t('draft.saving')}
            </>
          ) : saveState === 'saved' ? (
            <>
              <IconCheckCircle className="size-4.5 text-good" />
              {t('draft.saved')}
            </>
          ) : saveState === 'device' ? (
            <>
              <IconDevice className="size-4.5 text-attention" />
              {t('draft.device')}
            </>
          ) : null}
        </p>
        <Discard desk={desk} />
      </div>
      {saveState === 'conflict' && theirs ? (
        <DraftConflict mine={open.draft} theirs={theirs} onChosen={(draft) => void settle(draft)} />
      ) : null}
      {open.facts?.quote ? (
        <p className="text-sm text-ink-soft">{t('draft.quote', { number: open.facts.quote.number })}</p>
      ) : null}
    </div>
  )
}

function Discard({ desk }: { desk: DraftDesk }) {
  const { t } = useTranslation(['cases', 'app', 'errors'])
  const me = useMe()
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const [isPending, setPending] = useState(false)
  const [fault, setFault] = useState<unknown>(null)

  async function discard() {
    setPending(true)
    try {
      await desk.discard()
      say(t('draft.discarded'))
      await navigate(homeOf(me), { replace: true })
    } catch (error) {
      setFault(error)
      setPending(false)
    }
  }

  return (
    <>
      <Button
        look="quiet"
        className="-me-3 text-sm"
        icon={<IconTrash className="size-5" />}
        onClick={() => setAsking(true)}
      >
        {t('draft.discard')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={t('draft.discardTitle')}
        confirmLabel={t('draft.discardConfirm')}
        cancelLabel={t('common.cancel', { ns: 'app' })}
        closeLabel={t('common.close', { ns: 'app' })}
        danger
        pending={isPending}
        error={fault ? sayFault(fault, t) : undefined}
        onConfirm={() => void discard()}
        onCancel={() => setAsking(false)}
      >
        {t('draft.discardText')}
      </ConfirmDialog>
    </>
  )
}

import { useTranslation } from 'react-i18next'
import type { WhyNotAct } from '#shared/desk/why-not-act.ts'
import type { Instant } from '#shared/dates.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Composer } from '#pwa/contact/composer.tsx'
import { Nothing, Panel } from './panel.tsx'
import { type CaseFile, useDeed } from './use-desk.ts'

/** Notes for colleagues. They never leave the desk (A28). */
export function NotesCard({ file, whyNot }: { file: CaseFile; whyNot: WhyNotAct | null }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const trpc = useTRPC()
  const add = useDeed(trpc.desk.addNote.mutationOptions(), () => t('note.saved'))
  return (
    <Panel title={t('note.title')} aside={t('history.internal')}>
      {file.notes.length === 0 ? <Nothing>{t('note.empty')}</Nothing> : null}
      <ul className="mb-4 grid gap-3">
        {file.notes.map((note) => (
          <li key={note.noteId} className="border-s-2 border-attention ps-3">
            <p className="break-words whitespace-pre-line">{note.text}</p>
            <p className="figures text-sm text-ink-soft">
              {note.authorName} · <time dateTime={note.at}>{format.instant(note.at as Instant)}</time>
            </p>
          </li>
        ))}
      </ul>
      {whyNot ? null : (
        <Composer
          id="new-note"
          label={t('note.label')}
          hint={t('note.hint')}
          sendLabel={t('note.save')}
          kind="note"
          fault={add.fault}
          pending={add.isPending}
          onSend={(text, noteId) => add.mutateAsync({ caseId: file.caseId, noteId, text })}
        />
      )}
    </Panel>
  )
}

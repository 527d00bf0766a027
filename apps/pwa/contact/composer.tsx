import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { attachmentLimits, documentTypes } from '#shared/cases/document.ts'
import { type Id, newId } from '#shared/ids.ts'
import { Button } from '#pwa/ui/button.tsx'
import { FileField } from '#pwa/ui/file-field.tsx'
import { IconSend } from '#pwa/ui/more-icons.tsx'
import { Kbd } from '#pwa/ui/kbd.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'

type Props<K extends 'message' | 'note'> = {
  id?: string | undefined
  label: string
  hint?: string
  sendLabel: string
  kind: K
  fault: string | null
  pending: boolean
  onSend: (text: string, id: Id<K>) => Promise<unknown>
  /** Files go after the words have arrived, one by one. */
  onFile?: (file: File, id: Id<K>) => Promise<unknown>
}

/**
 * A box to write in. The id is made when the first word is typed and kept until it has arrived, so that sending again
 * after a lost connection is the same message. Ctrl+Enter sends.
 */
export function Composer<K extends 'message' | 'note'>(props: Props<K>) {
  const { label, hint, sendLabel, kind, fault, pending, onSend, onFile } = props
  const { t } = useTranslation('errors')
  const { t: words } = useTranslation('thread')
  const own = useId()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const made = useRef<Id<K> | null>(null)
  const [files, setFiles] = useState<readonly File[]>([])
  const [round, setRound] = useState(0)
  const [sending, setSending] = useState(false)
  const [lost, setLost] = useState<readonly string[]>([])

  async function send() {
    setTried(true)
    if (text.trim() === '' || pending || sending) return
    made.current ??= newId(kind, Date.now())
    try {
      await onSend(text, made.current)
      if (files.length > 0) await sendFiles(made.current)
    } catch {
      // What was typed stays, and the fault stands below the box.
      return
    }
    made.current = null
    setText('')
    setTried(false)
  }
  /** What cannot be taken is named; the words have arrived in any case. */
  async function sendFiles(id: Id<K>) {
    setSending(true)
    const failed: string[] = []
    for (const file of files) await onFile?.(file, id).catch(() => failed.push(file.name))
    setLost(failed)
    setFiles([])
    setRound((before) => before + 1)
    setSending(false)
  }
  function press(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void send()
  }
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <TextArea
        id={props.id ?? own}
        label={label}
        hint={hint}
        rows={2}
        value={text}
        error={fault ?? (tried && text.trim() === '' ? t('input.required') : null)}
        onChange={(event) => {
          // Another text is another message.
          if (text === '') made.current = null
          setText(event.currentTarget.value)
        }}
        onKeyDown={press}
      />
      {onFile ? (
        <FileField
          key={round}
          label={words('thread.attach')}
          multiple
          accept={documentTypes}
          error={lost.length > 0 ? words('thread.notAttached', { names: lost.join(', ') }) : undefined}
          onChange={({ currentTarget }) => {
            setLost([])
            setFiles([...(currentTarget.files ?? [])].slice(0, attachmentLimits.files))
          }}
        />
      ) : null}
      <Button
        type="submit"
        pending={pending || sending}
        className="justify-self-start"
        icon={<IconSend className="size-5" />}
      >
        {sendLabel} <Kbd>Ctrl ⏎</Kbd>
      </Button>
    </form>
  )
}

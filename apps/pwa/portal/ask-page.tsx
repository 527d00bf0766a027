import { documentTypes } from '#shared/cases/document.ts'
import { answerDays } from '#shared/contact/answer-by.ts'
import type { PortalAskPage, PortalView } from '#shared/pages/portal-pages.ts'
import { sayField } from '../pages/faults.tsx'
import { formatIn } from '../pages/format.ts'
import type { PageProps, PageScreen } from '../pages/screen.ts'
import { Button } from '../ui/button.tsx'
import { Column } from '../ui/column.tsx'
import { FileField } from '../ui/file-field.tsx'
import { IconFile } from '../ui/icons.tsx'
import { IconSend } from '../ui/more-icons.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { LeftOut, Refused } from './portal-faults.tsx'
import { Said } from './said.tsx'

/** Everything that was written, and one box to go on. Rights of the GDPR are used on the same page. */
export const askPage: PageScreen<PortalAskPage> = {
  frame: 'portal',
  head: ({ words }) => ({ title: words('portal')('ask.title') }),
  View(props) {
    const { page, frame, words } = props
    const t = words('portal')
    const { view, topic, messageId, answerBy, leftOut, form } = page
    const days = answerDays.debtorQuestion
    const person = view.collectorName
    return (
      <Column data-answer={leftOut.length > 0 ? '' : undefined}>
        <PageHeading
          title={t('ask.title')}
          lead={person ? t('ask.lead', { person, days }) : t('ask.leadNobody', { days })}
          back={{ href: '/d/claim', label: t('pay.back') }}
        />
        {answerBy ? (
          <Notice
            tone="good"
            role="status"
            tabIndex={-1}
            id="sent"
            title={t('ask.sentTitle')}
            className="mb-6"
          >
            {t('ask.sent', { date: formatIn(frame.language).day(answerBy) })}
          </Notice>
        ) : null}
        <Refused form={form} words={words} language={frame.language} />
        <LeftOut files={leftOut} words={words} language={frame.language} arrived={answerBy !== null} />
        {view.messages.length > 0 ? <Thread {...props} view={view} /> : null}
        <form
          action="/d/ask"
          method="post"
          encType="multipart/form-data"
          noValidate
          data-form
          className="grid grid-cols-1 gap-4"
        >
          <input type="hidden" name="messageId" value={messageId} />
          <input type="hidden" name="topic" value={topic} />
          <TextArea
            id="text"
            name="text"
            label={t(`ask.topic.${topic}`)}
            hint={t(`ask.hint.${topic}`)}
            error={sayField(form.faults.text, words)}
            defaultValue={form.values.text}
            rows={6}
            maxLength={4000}
            required
          />
          <FileField
            id="files"
            name="files"
            label={t('ask.files')}
            hint={t('ask.filesHint')}
            multiple
            accept={documentTypes}
          />
          <Button type="submit" look="primary" wide icon={<IconSend className="size-5" />}>
            {t('ask.send')}
          </Button>
        </form>
      </Column>
    )
  },
}

function Thread({ frame, words, view }: PageProps<PortalAskPage> & { view: PortalView }) {
  const t = words('portal')
  return (
    <section aria-labelledby="thread" className="mb-8">
      <h2 id="thread" className="mb-3 text-lg">
        {t('ask.thread')}
      </h2>
      <ol className="grid grid-cols-1 gap-3">
        {view.messages.map(({ messageId, files, ...said }) => (
          <Said key={messageId} {...said} language={frame.language} timeZone={view.timeZone} words={words}>
            {said.from === 'us' ? <span data-message={messageId} className="block h-px" /> : null}
            {files.map((file) => (
              <a
                key={file.documentId}
                href={`/d/attachments/${file.documentId}`}
                className="mt-1 flex min-h-11 items-center gap-2 font-medium text-primary"
              >
                <IconFile className="size-5 shrink-0" />
                <bdi className="min-w-0 truncate">{file.name}</bdi>
              </a>
            ))}
          </Said>
        ))}
      </ol>
    </section>
  )
}

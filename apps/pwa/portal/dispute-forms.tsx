import { wordsLength } from '#shared/disputes/dispute-input.ts'
import type { OwnDispute } from '#shared/pages/dispute-pages.ts'
import { sayField } from '../pages/faults.tsx'
import { Button } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { TextArea } from '../ui/text-area.tsx'
import type { DisputesProps } from './disputes-page.tsx'
import { EvidenceField } from './evidence-field.tsx'

type Props = DisputesProps & { dispute: OwnDispute }

/** What can still be done about something that is looked into: answer, add files, take it back. */
export function DisputeForms(props: Props) {
  const { page, words, dispute } = props
  const t = words('portal')
  const at = `/d/disputes/${dispute.disputeId}`
  const isAsked = dispute.status === 'AWAITING_DEBTOR'
  const isThis = page.disputeId === dispute.disputeId
  const { form } = page
  return (
    <>
      {isAsked ? (
        <form
          action={`${at}/answer`}
          method="post"
          encType="multipart/form-data"
          noValidate
          data-form
          className="mt-5 grid grid-cols-1 gap-4"
        >
          <TextArea
            id={`words-${dispute.disputeId}`}
            name="words"
            label={t('disputes.answer')}
            error={isThis ? sayField(form.faults.words, words) : undefined}
            defaultValue={isThis ? form.values.words : ''}
            rows={4}
            maxLength={wordsLength}
            required
          />
          <Files {...props} />
          <Button type="submit" look="primary" wide>
            {t('disputes.send')}
          </Button>
        </form>
      ) : null}
      <div className="mt-5">
        {isAsked ? null : (
          <Disclosure
            title={t('disputes.addFiles')}
            open={isThis && (form.faults.files !== undefined || page.leftOut.length > 0)}
          >
            <form
              action={`${at}/files`}
              method="post"
              encType="multipart/form-data"
              noValidate
              data-form
              className="grid grid-cols-1 gap-4 text-ink"
            >
              <Files {...props} />
              <Button type="submit" wide>
                {t('disputes.sendFiles')}
              </Button>
            </form>
          </Disclosure>
        )}
        <Disclosure title={t('disputes.withdraw')}>
          <form action={`${at}/withdraw`} method="post" className="grid grid-cols-1 gap-4 text-ink">
            <p>{t('disputes.withdrawWhat')}</p>
            <Button type="submit" look="danger" wide>
              {t('disputes.withdrawNow')}
            </Button>
          </form>
        </Disclosure>
      </div>
    </>
  )
}

function Files({ page, words, dispute }: Props) {
  const fault = page.disputeId === dispute.disputeId ? page.form.faults.files : undefined
  return <EvidenceField id={`files-${dispute.disputeId}`} error={sayField(fault, words)} words={words} />
}

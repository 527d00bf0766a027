import { addressIn } from '#shared/pages/addresses.ts'
import type { PageFrame } from '#shared/pages/page.ts'
import type { QuoteForm } from '#shared/pages/public-pages.ts'
import { paramsInWords } from '#shared/refusal-words.ts'
import { namedIn, type Words } from '../pages/words.ts'
import { Notice } from '../ui/notice.tsx'

type Refusal = NonNullable<QuoteForm['refusal']>
type QuoteRefusalProps = { refusal: Refusal; words: Words; frame: PageFrame }

/** The door policy said no: which rule, why, and what is possible instead (A42, A45, Part 7.2). */
export function QuoteRefusal({ refusal, words, frame }: QuoteRefusalProps) {
  const t = words('quotes')
  // A rule of the door policy that the words do not know fails the page's test, not the reader.
  const say = namedIn(words, 'quotes')
  const values = paramsInWords(refusal.params, frame.language)
  const rule = refusal.code.slice('quotes.'.length)
  return (
    <Notice
      tone="attention"
      role="alert"
      tabIndex={-1}
      title={say(`refused.${rule}.title`, values)}
      actions={
        <a
          href={addressIn(frame.language, '/contact')}
          className="font-medium text-primary underline underline-offset-2"
        >
          {t('refused.talk')}
        </a>
      }
    >
      <p>{say(`refused.${rule}.why`, values)}</p>
      <p className="mt-2">{say(`refused.${rule}.instead`, values)}</p>
    </Notice>
  )
}

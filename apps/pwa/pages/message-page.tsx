import { addressIn } from '#shared/pages/addresses.ts'
import type { MessagePage } from '#shared/pages/page.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Column } from '../ui/column.tsx'
import { DrawingSearch } from '../ui/drawing-search.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import type { PageProps, PageScreen } from './screen.ts'
import { namedIn } from './words.ts'

/** The words of a message are named by the server: keys of the namespace `pages`. */
const wordsOf = ({ words, page, frame }: PageProps<MessagePage>) => {
  const say = namedIn(words, 'pages')
  return { title: say(page.title, frame.agency), text: say(page.text, frame.agency) }
}

/** A page that says one thing, and what can be done now. */
export const messagePage: PageScreen<MessagePage> = {
  frame: 'public',
  head: (props) => ({ title: wordsOf(props).title }),
  View(props) {
    const { page, frame, words } = props
    const t = words('pages')
    const { title, text } = wordsOf(props)
    return (
      <Column>
        <div className="mb-6">{page.tone === 'info' ? <DrawingSearch /> : null}</div>
        <PageHeading title={title} lead={text} />
        {page.reference ? (
          <p className="figures mb-6 text-ink-soft">
            {t('message.reference', { reference: page.reference })}
          </p>
        ) : null}
        {page.frame === 'portal' ? null : (
          <div className="flex flex-wrap gap-3">
            <ButtonLink href={addressIn(frame.language, '/')} look="primary">
              {t('message.home')}
            </ButtonLink>
            <ButtonLink href={addressIn(frame.language, '/contact')}>{t('frame.contact')}</ButtonLink>
          </div>
        )}
      </Column>
    )
  },
}

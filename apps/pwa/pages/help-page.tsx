import { addressIn } from '#shared/pages/addresses.ts'
import type { HelpPage } from '#shared/pages/public-pages.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { CountryFacts } from './country-facts.tsx'
import { Leading, Main, Part } from './layout.tsx'
import type { PageProps, PageScreen } from './screen.ts'
import { questionFacts } from './structured.ts'
import { namedIn } from './words.ts'

/** Every topic with its questions; the words are `faq.<topic>.<question>`. */
const topics = {
  start: ['which', 'documents', 'abroad', 'small'],
  money: ['pay', 'interest', 'payout', 'direct'],
  decide: ['settle', 'court', 'withdraw', 'customer'],
  debtor: ['genuine', 'disagree', 'parts', 'data'],
} as const
type Topic = keyof typeof topics

function questionsOf({ words, frame }: Pick<PageProps<HelpPage>, 'words' | 'frame'>, topic: Topic) {
  const t = namedIn(words, 'pages')
  return topics[topic].map((key) => ({
    key,
    question: t(`faq.${topic}.${key}.q`, frame.agency),
    answer: t(`faq.${topic}.${key}.a`, frame.agency),
  }))
}

export const helpPage: PageScreen<HelpPage> = {
  frame: 'public',
  head: (props) => ({
    title: props.words('pages')('help.title'),
    description: props.words('pages')('help.lead'),
    structured: [
      questionFacts((Object.keys(topics) as Topic[]).flatMap((topic) => questionsOf(props, topic))),
    ],
  }),
  View(props) {
    const { page, frame, words } = props
    const t = words('pages')
    return (
      <Main>
        <Leading title={t('help.title')} lead={t('help.lead')} />
        {(Object.keys(topics) as Topic[]).map((topic) => (
          <Part key={topic} id={topic} title={t(`faq.${topic}.title`)} lead={t(`faq.${topic}.lead`)}>
            {questionsOf(props, topic).map(({ key, question, answer }) => (
              <Disclosure key={key} title={question}>
                <p>{answer}</p>
              </Disclosure>
            ))}
            {topic === 'debtor' ? (
              <div className="mt-4 flex flex-wrap gap-3">
                <ButtonLink href={addressIn(frame.language, '/check')}>{t('frame.check')}</ButtonLink>
                <ButtonLink href={addressIn(frame.language, '/complaint')} look="quiet">
                  {t('frame.complaint')}
                </ButtonLink>
              </div>
            ) : null}
          </Part>
        ))}
        <Part id="countries" title={t('help.countriesTitle')} lead={t('help.countriesLead')}>
          <CountryFacts today={page.today} frame={frame} words={words} />
        </Part>
      </Main>
    )
  },
}

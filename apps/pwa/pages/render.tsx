// Preact's renderer learns React's attribute names (strokeWidth, hrefLang) from its compat layer.
import 'react'
import { renderToString } from 'preact-render-to-string'
import { direction } from '#shared/languages.ts'
import type { Page, PageFrame } from '#shared/pages/page.ts'
import { checkPage } from '../contact/check-page.tsx'
import { complaintDonePage, complaintPage } from '../contact/complaint-page.tsx'
import { contactDonePage, contactPage } from '../contact/contact-page.tsx'
import { askPage } from '../portal/ask-page.tsx'
import { claimPage } from '../portal/claim-page.tsx'
import { codePage } from '../portal/code-page.tsx'
import { portalComplaintPage } from '../portal/complaint-page.tsx'
import { disputeCheckPage } from '../portal/dispute-check-page.tsx'
import { disputePage } from '../portal/dispute-page.tsx'
import { disputesPage } from '../portal/disputes-page.tsx'
import { leftPage } from '../portal/left-page.tsx'
import { lockedPage } from '../portal/locked-page.tsx'
import { payPage } from '../portal/pay-page.tsx'
import { paymentPage } from '../portal/payment-page.tsx'
import { calendarPage } from '../portal/calendar-page.tsx'
import { cardPage } from '../portal/card-page.tsx'
import { creditPage } from '../portal/credit-page.tsx'
import { planEndedPage } from '../portal/plan-ended-page.tsx'
import { planNextPage } from '../portal/plan-next-page.tsx'
import { planNonePage } from '../portal/plan-none-page.tsx'
import { planPage } from '../portal/plan-page.tsx'
import { planTalkPage } from '../portal/plan-talk-page.tsx'
import { planTermsPage } from '../portal/plan-terms-page.tsx'
import { privacyPage } from '../portal/privacy-page.tsx'
import { pricesPage } from '../quotes/prices-page.tsx'
import { quoteFormPage } from '../quotes/quote-form-page.tsx'
import { quotePage } from '../quotes/quote-page.tsx'
import { agreementPage } from './agreement-page.tsx'
import { DocumentHead } from './document-head.tsx'
import { PortalFrame, PublicFrame } from './frame.tsx'
import { helpPage } from './help-page.tsx'
import { homePage } from './home-page.tsx'
import { howItWorksPage } from './how-it-works-page.tsx'
import { legalPage } from './legal-page.tsx'
import { messagePage } from './message-page.tsx'
import { portalClosedPage } from './portal-closed-page.tsx'
import type { PageNamed, PageScreen } from './screen.ts'
import { wordsIn } from './words.ts'

/** Every page by its name: one line each. */
const screens: { [N in Page['page']]: PageScreen<PageNamed<N>> } = {
  message: messagePage,
  home: homePage,
  'how-it-works': howItWorksPage,
  help: helpPage,
  legal: legalPage,
  agreement: agreementPage,
  'quote-form': quoteFormPage,
  quote: quotePage,
  prices: pricesPage,
  contact: contactPage,
  'contact-done': contactDonePage,
  complaint: complaintPage,
  'complaint-done': complaintDonePage,
  check: checkPage,
  'portal-closed': portalClosedPage,
  'portal-locked': lockedPage,
  'portal-code': codePage,
  'portal-claim': claimPage,
  'portal-pay': payPage,
  'portal-payment': paymentPage,
  'portal-plan-terms': planTermsPage,
  'portal-plan-next': planNextPage,
  'portal-plan-talk': planTalkPage,
  'portal-plan': planPage,
  'portal-plan-ended': planEndedPage,
  'portal-calendar': calendarPage,
  'portal-card': cardPage,
  'portal-credit': creditPage,
  'portal-plan-none': planNonePage,
  'portal-ask': askPage,
  'portal-dispute': disputePage,
  'portal-dispute-check': disputeCheckPage,
  'portal-disputes': disputesPage,
  'portal-complaint': portalComplaintPage,
  'portal-privacy': privacyPage,
  'portal-left': leftPage,
}

/** A whole HTML document for one page. The server calls this function and knows nothing else of the screens. */
export function render(page: Page, frame: PageFrame): string {
  const screen = screens[page.page] as PageScreen<Page>
  const props = { page, frame, words: wordsIn(frame.language) }
  const inPortal = screen.frame === 'portal' || (page.page === 'message' && page.frame === 'portal')
  const Frame = inPortal ? PortalFrame : PublicFrame
  const html = renderToString(
    <html
      lang={frame.language}
      dir={direction(frame.language)}
      data-theme={frame.theme ?? undefined}
      data-frame={inPortal ? 'portal' : 'public'}
    >
      <DocumentHead head={screen.head(props)} frame={frame} inPortal={inPortal} />
      <body>
        <Frame frame={frame} words={props.words}>
          <screen.View {...props} />
        </Frame>
      </body>
    </html>,
  )
  return `<!doctype html>${html}`
}

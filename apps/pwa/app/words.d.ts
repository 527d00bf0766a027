import type app from '../../../packages/shared/locales/en/app.json'
import type contact from '../../../packages/shared/locales/en/contact.json'
import type errors from '../../../packages/shared/locales/en/errors.json'
import type pages from '../../../packages/shared/locales/en/pages.json'
import type quotes from '../../../packages/shared/locales/en/quotes.json'
import type ui from '../../../packages/shared/locales/en/ui.json'

/** Keys are typed from English; a key that does not exist does not compile. Each slice adds its namespace here. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: {
      app: typeof app
      contact: typeof contact
      errors: typeof errors
      pages: typeof pages
      quotes: typeof quotes
      ui: typeof ui
    }
  }
}

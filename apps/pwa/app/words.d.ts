import type app from '../../../packages/shared/locales/en/app.json'
import type errors from '../../../packages/shared/locales/en/errors.json'
import type ui from '../../../packages/shared/locales/en/ui.json'

/** Keys are typed from English; a key that does not exist does not compile. Each slice adds its namespace here. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: { app: typeof app; errors: typeof errors; ui: typeof ui }
  }
}

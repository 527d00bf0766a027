import app from '#shared/locales/ar/app.json' with { type: 'json' }
import errors from '#shared/locales/ar/errors.json' with { type: 'json' }
import ui from '#shared/locales/ar/ui.json' with { type: 'json' }

/** What every screen says; each other namespace is a file of its own, fetched by the screen that names it. */
export const first = { app, errors, ui }
export const others = import.meta.glob<{ default: Record<string, unknown> }>([
  '../../../packages/shared/locales/ar/*.json',
  '!**/{app,errors,ui,mails,pages,papers,plan-page,portal}.json',
])

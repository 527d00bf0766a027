import type { Auth, openAuth } from './auth.ts'

/** Sign-in is a third of all code: it is loaded when somebody first asks for it, so that the server starts sooner. */
export function openAuthLate(house: Parameters<typeof openAuth>[0]): Auth {
  let opened: Promise<Auth> | undefined
  const auth = () => (opened ??= import('./auth.ts').then((module) => module.openAuth(house)))
  return {
    handler: async (request) => (await auth()).handler(request),
    api: { getSession: async (asked) => (await auth()).api.getSession(asked) },
  }
}

import { expect } from 'vitest'
import { openHttp } from '../http.ts'
import type { House } from '../house.ts'
import { loadStaticFiles } from '../static-files.ts'
import { openAuth } from './auth.ts'

type Answer = { status: number; body: Record<string, unknown>; headers: Headers }

/** The server over HTTP as a browser meets it: paths in, answers out, cookies kept between them. */
export function openBrowsers(house: House) {
  const auth = openAuth(house)
  const app = openHttp({
    house,
    auth,
    files: loadStaticFiles('/nowhere'),
    pages: { html: async () => '<!doctype html>', policy: () => "default-src 'none'" },
    ready: async () => ({ ok: true, database: true, migrations: true, jobs: true }),
    indexHtml: async () => '<!doctype html>',
  })

  return (address = '198.51.100.1') => {
    const cookies = new Map<string, string>()

    async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
      const headers = new Headers(init.headers)
      if (!headers.has('origin')) headers.set('origin', house.config.publicUrl)
      headers.set('x-forwarded-for', address)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
      const response = await app.request(`${house.config.publicUrl}${path}`, { ...init, headers }, {})
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (value === '' || /max-age=0/i.test(line)) cookies.delete(name)
        else cookies.set(name, value)
      }
      const text = await response.text()
      const body = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : {}
      return { status: response.status, body, headers: response.headers }
    }

    const post = (path: string, body: object = {}, headers: Record<string, string> = {}) =>
      ask(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      })

    return {
      cookies,
      ask,
      post,
      auth: (path: string, body?: object) => post(`/api/auth${path}`, body),
      get: (path: string) => ask(`/api/auth${path}`),
      /** Who the server says is here. */
      async me() {
        const { body } = await ask('/trpc/access.me')
        const { result } = body as { result: { data: { actor: { kind: string; name?: string } } } }
        return result.data.actor
      },
    }
  }
}

export type Browser = ReturnType<ReturnType<typeof openBrowsers>>

export const password = 'a long enough sentence'

let people = 0
/** A new person makes an account in this browser, and is signed in there. */
export async function signUp(browser: Browser): Promise<string> {
  const email = `person-${++people}@example.test`
  const answer = await browser.auth('/sign-up/email', { name: 'Lucía Vega', email, password, language: 'es' })
  expect(answer.status).toBe(200)
  return email
}

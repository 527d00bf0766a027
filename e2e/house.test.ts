import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesIn, imports, isCode, isTest, type Room, root, roomOf, say, sources } from './sources.ts'

/**
 * The structure of the house, checked. A slice may import itself and the slices before it in this list, so that the
 * order of the list is the order in which the business can be understood.
 */
const slices = [
  'people', // Business identifiers: what a company says to be one.
  'access', // Who somebody is and what they may do; everything else asks it.
  'ledger', // Money as balanced postings; knows nothing of cases.
  'interest', // What the law adds to a late invoice.
  'quotes', // What collecting would cost and bring.
  'agreements', // What a creditor has authorised us to do.
  'cases', // The file itself: debtor, invoices, documents, states.
  'live', // What happens is told to every open session that may see it.
  'contact', // Letters, links, questions and complaints.
  'costs', // What may be spent on recovering a debt, and what was: nothing without the creditor's consent.
  'disputes', // Something is wrong: what is paused, who answers, who resolves.
  'plans', // Paying in parts: offers, who decides, what is signed; asks what is disputed.
  'approvals', // What waits for a creditor's word, in one list; reads plans and disputes.
  'payments', // Money coming in.
  'bank', // Client accounts, files of the bank, what waits in suspense, orders to the bank.
  'corrections', // A receipt that was wrong is put right by a reversal and, where money stays, a new posting.
  'remittances', // Money going out: the weekly run, and our invoices.
  'reports', // What was owed, what came in and what was paid out: statements, the month, the last letter.
  'portal', // What a debtor sees behind the link; needs all of the above.
  'desk', // Where people decide; sees everything.
]

/** Outside libraries by room. What is not listed is a decision to take here, in the open. */
const libraries: Record<Room, string[]> = {
  'packages/shared': [
    'zod',
    'temporal-polyfill',
    'jsvat',
    'stdnum',
    'libphonenumber-js',
    'date-holidays',
    'ibantools',
  ],
  'apps/server': [
    'zod',
    'hono',
    '@hono',
    '@trpc',
    'better-auth',
    '@better-auth',
    '@prisma',
    'pg',
    'pg-boss',
    'stripe',
    'nodemailer',
    '@myriaddreamin',
    '@tus',
    'flydrive',
    'file-type',
    'heic-convert',
    'i18next',
    'date-holidays',
    'email-reply-parser',
    'ical-generator',
    'postal-mime',
    'saxes',
    'swissqrbill',
    'uqr',
    'csv-stringify',
    'write-excel-file',
    'vite',
  ],
  'apps/pwa': [
    'react',
    'react-dom',
    'react-router',
    'react-i18next',
    'i18next',
    '@tanstack',
    '@trpc',
    'preact',
    'preact-render-to-string',
    'better-auth',
    '@better-auth',
    '@base-ui',
    'idb-keyval',
    'tus-js-client',
    'uqr',
    'workbox-core',
    'workbox-precaching',
    'workbox-routing',
    'workbox-strategies',
    'workbox-window',
    'zod',
    'virtual:pwa-register',
    'temporal-polyfill',
    'libphonenumber-js',
  ],
  'apps/sandbox': ['hono', '@hono', 'stripe'],
  'apps/launcher': ['pg', '@prisma', 'maildev', 'pg-boss'],
}

/** Words that may stand in one place only, or nowhere. */
const banned: { word: RegExp; except: RegExp; why: string }[] = [
  {
    word: /process\.env/,
    except: /apps\/(server\/config|launcher|sandbox)|e2e|bench|prisma\.config/,
    why: 'Only config.ts reads the environment.',
  },
  { word: /new TRPCError/, except: /apps\/server\/trpc\.ts/, why: 'Throw a Refusal; trpc.ts maps it.' },
  { word: /\bvi\.mock\b|\bjest\b/, except: /^$/, why: 'We never mock our own code.' },
  { word: /@ts-(ignore|expect-error|nocheck)/, except: /^$/, why: 'Types are not silenced.' },
  { word: /: any\b|as any\b|<any>/, except: /^$/, why: 'Name the type.' },
  { word: /\bTODO\b|\bFIXME\b|\.(only|skip)\(/, except: /^$/, why: 'Nothing is left for later.' },
]
const bannedInShared: { word: RegExp; why: string }[] = [
  { word: /Date\.now\(|new Date\(\)|Temporal\.Now/, why: 'Today is an argument of every rule.' },
  { word: /parseFloat\(|toFixed\(/, why: 'Money and rates are whole numbers.' },
  { word: /from 'zod'/, why: 'zod/mini in shared: every screen pays for it.' },
]

const sliceOf = (path: string) => {
  const room = roomOf(path)
  const folder = room ? path.slice(room.length + 1).split('/')[0] : undefined
  return slices.find((slice) => slice === folder)
}

describe('directions', () => {
  test('shared knows nobody; the app knows the server in one file, by type; the sandbox knows nothing of us', () => {
    const wrong = imports.filter(({ from, name, to, typeOnly }) => {
      if (isTest(from)) return false
      const room = roomOf(from)
      const target = to ? roomOf(to) : undefined
      if (name.startsWith('#db/')) return room !== 'apps/server'
      if (!target || target === room) return false
      if (room === 'packages/shared' || room === 'apps/sandbox') return true
      if (room === 'apps/pwa') {
        return (
          target !== 'packages/shared' &&
          !(from === 'apps/pwa/app/trpc.ts' && target === 'apps/server' && typeOnly)
        )
      }
      if (room === 'apps/server') return target !== 'packages/shared' && !from.includes('/cli/')
      return target === 'apps/pwa'
    })
    expect(imports.length).toBeGreaterThan(100)
    expect(say(wrong.map(({ from, name }) => `${from} must not import ${name}`))).toBe('')
  })

  test('a slice imports only slices before it', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [own, other] = [sliceOf(from), to ? sliceOf(to) : undefined]
      if (isTest(from) || !own || !other || own === other) return false
      return slices.indexOf(other) > slices.indexOf(own)
    })
    expect(say(wrong.map(({ from, name }) => `${from} imports ${name}, a slice that comes after it`))).toBe(
      '',
    )
  })

  test('ui and ports know no slice', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        /^apps\/(pwa\/ui|server\/ports)\//.test(from) &&
        !isTest(from) &&
        to &&
        sliceOf(to) &&
        roomOf(to) !== 'packages/shared',
    )
    expect(say(wrong.map(({ from, name }) => `${from} must not know ${name}`))).toBe('')
  })

  test('each room uses only its libraries', () => {
    const wrong = imports.filter(({ from, name, to }) => {
      const room = roomOf(from)
      if (isTest(from) || to || !room || name.startsWith('node:') || name.startsWith('#')) return false
      return !libraries[room].some((library) => name === library || name.startsWith(`${library}/`))
    })
    expect(say(wrong.map(({ from, name }) => `${from} imports ${name}: not granted to its room`))).toBe('')
  })
})

describe('words', () => {
  test('banned words stay where they belong', () => {
    const wrong = [...sources].flatMap(([path, text]) =>
      [
        ...banned.filter(({ word, except }) => word.test(text) && !except.test(path)),
        ...(path.startsWith('packages/shared/') && !isTest(path)
          ? bannedInShared.filter(({ word }) => word.test(text))
          : []),
      ].map(({ word, why }) => `${path}: ${word.source} — ${why}`),
    )
    expect(say(wrong)).toBe('')
  })

  test('no file is two files, tests and stories included', () => {
    const beside = ['e2e', 'bench', 'docs', 'prisma/demo'].flatMap((folder) => filesIn(folder)).filter(isCode)
    const all = [...sources, ...beside.map((path) => [path, readFileSync(join(root, path), 'utf8')] as const)]
    const long = all.filter(([, text]) => text.split('\n').length > 251)
    const told = long.map(
      ([path, text]) =>
        `${path} has ${text.split('\n').length - 1} lines: past 250 it is two files, split it by subject`,
    )
    expect(say(told)).toBe('')
  })
})

test('the list of slices is the list of folders', () => {
  const known = new Set(slices)
  const apart: Record<string, string[]> = {
    'packages/shared': ['locales', 'pages'],
    'apps/server': ['ports', 'testing', 'cli'],
    'apps/pwa': ['app', 'ui', 'offline', 'sw', 'pages', 'public'],
  }
  const strangers = Object.entries(apart).flatMap(([room, others]) =>
    readdirSync(join(root, room), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !known.has(entry.name) && !others.includes(entry.name))
      .map((entry) => `${room}/${entry.name}`),
  )
  expect(say(strangers)).toBe('')
})

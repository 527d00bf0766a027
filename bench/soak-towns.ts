import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { inRoot } from '../apps/launcher/paths.ts'
import { Halt, say } from '../apps/launcher/say.ts'
import { step } from '../apps/server/testing/money-town/commands.ts'
import { type Divergence, differences } from '../apps/server/testing/money-town/judge.ts'
import { MoneyTown } from '../apps/server/testing/money-town/money-town.ts'
import { whatHappened } from '../apps/server/testing/money-town/what-happened.ts'
import { settleDown } from '../apps/server/testing/money-town/settle-down.ts'
import { findFault, isFound } from '../apps/server/testing/money-town/find-fault.ts'
import { plantedFaults } from '../apps/server/testing/money-town/planted-faults.ts'
import type { PreparedTests } from '../apps/launcher/test-database.ts'
import { prepareTestServer } from '../apps/server/testing/prepare.ts'

type Wish = { planted: boolean; steps: number; seed: number; ofTown: number; between: number; lanes: number }
type Done = { seed: number; steps: number; perSecond: number }

const file = inRoot('var', 'soak.json')
/** What had happened to the cases of a divergence, for whoever looks for its cause. */
const storyOf = (seed: number) => inRoot('var', `soak-${seed}.txt`)

/**
 * Many towns, one seed each, until so many steps are done; a judge looks after every few. Towns that were done stay done,
 * so that a run that was stopped goes on with the next seed. Answers the exit code: any divergence is a fault.
 */
export async function soak(args: string[]): Promise<number> {
  const wish = wishFrom(args)
  const server = await prepareTestServer(inRoot('var', 'soak-postgres'))
  if (wish.planted && !(await judgeIsJudged(server))) {
    await server.stop()
    return 1
  }
  const done = known(wish)
  const seeds = Array.from({ length: Math.ceil(wish.steps / wish.ofTown) }, (_, place) => wish.seed + place)
  const waiting = seeds.filter((seed) => !done.some((town) => town.seed === seed))
  const begun = performance.now()
  let [steps, faults] = [0, 0]
  say(
    `${seeds.length} towns of ${wish.ofTown} steps, seeds ${seeds[0]} to ${seeds.at(-1)}; ${waiting.length} to do`,
  )

  const lane = async () => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
      const town = await MoneyTown.open(seed, 6, server)
      const started = performance.now()
      const fault = await live(town, wish, () => (steps += 1))
      if (fault) writeFileSync(storyOf(seed), await whatHappened(town, fault))
      await town.close()
      const perSecond = rate(wish.ofTown, started)
      if (fault) {
        faults += 1
        say(`seed ${seed}: ${fault}\n  The whole story: ${storyOf(seed)}`)
        continue
      }
      done.push({ seed, steps: wish.ofTown, perSecond })
      keep(wish, done)
      const [inAll, all] = [done.reduce((sum, town) => sum + town.steps, 0), seeds.length * wish.ofTown]
      say(
        `seed ${seed}: ${wish.ofTown} steps, no divergence · ${inAll} of ${all} · ${rate(steps, begun)} steps/s`,
      )
    }
  }
  try {
    await Promise.all(Array.from({ length: wish.lanes }, lane))
  } finally {
    await server.stop()
  }
  say(
    `${faults === 0 ? 'No divergence' : `${faults} towns diverge`} · ${steps} steps · ${rate(steps, begun)} steps/s`,
  )
  return faults === 0 ? 0 : 1
}

/** Faults are planted one by one, and each has to be found: a judge who finds nothing has to be one who can. */
async function judgeIsJudged(server: PreparedTests): Promise<boolean> {
  let isJudged = true
  for (const fault of plantedFaults) {
    const { steps, all } = await findFault(fault, server)
    const by = [...new Set(all.map((one) => one.by))].join(', ')
    if (isFound(fault, all)) say(`planted: ${fault.name} · found after ${steps} steps by ${by}`)
    else say(`planted: ${fault.name} · NOT FOUND in ${steps} steps (${by || 'nothing'})`)
    isJudged &&= isFound(fault, all)
  }
  return isJudged
}

/** Null where everything agrees to the end, or what was found first and how to find it again. */
async function live(town: MoneyTown, { ofTown, between }: Wish, count: () => void): Promise<string | null> {
  for (let at = 1; at <= ofTown; at += 1) {
    try {
      await step(town)
      count()
      if (at % between > 0) continue
      await settleDown(town)
      const found = await differences(town)
      if (found.length > 0) return [`step ${at} diverges:`, ...found.slice(0, 8).map(spoken)].join('\n  ')
    } catch (error) {
      const stack = error instanceof Error ? `${error.stack}\n${String(error.cause ?? '')}` : String(error)
      return `step ${at} (${town.trail.slice(-3).join(', ')}): ${stack}`
    }
  }
  return null
}

const spoken = ({ by, sentence }: Divergence) => `${by}: ${sentence}`
const rate = (steps: number, since: number) =>
  Math.round(steps / Math.max(0.001, (performance.now() - since) / 1_000))

function wishFrom(args: string[]): Wish {
  const number = { type: 'string' } as const
  const { values } = parseArgs({
    args,
    options: {
      steps: number,
      seed: number,
      town: number,
      between: number,
      lanes: number,
      'no-planted': { type: 'boolean' },
    },
  })
  const read = (text: string | undefined, otherwise: number) => {
    const value = Number(text ?? otherwise)
    if (!Number.isSafeInteger(value) || value < 1) throw new Halt(`${text} is no number of anything.`)
    return value
  }
  return {
    planted: !values['no-planted'],
    steps: read(values.steps, 100_000),
    seed: read(values.seed, 1),
    ofTown: read(values.town, 500),
    between: read(values.between, 100),
    lanes: read(values.lanes, 2),
  }
}

/** What an earlier run has done with towns of the same size. */
function known({ ofTown, between }: Wish): Done[] {
  if (!existsSync(file)) return []
  const kept = JSON.parse(readFileSync(file, 'utf8')) as { ofTown: number; between: number; done: Done[] }
  return kept.ofTown === ofTown && kept.between === between ? kept.done : []
}

function keep({ ofTown, between }: Wish, done: readonly Done[]): void {
  mkdirSync(inRoot('var'), { recursive: true })
  writeFileSync(file, JSON.stringify({ ofTown, between, done }, null, 2))
}

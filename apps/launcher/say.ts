/** Progress goes to standard error: standard output belongs to the command that was asked for. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Stops a command with one sentence for the person and no stack: something they can put right. */
export class Halt extends Error {
  override name = 'Halt'
}

/** Runs a command's body and sets the exit code. What the person can put right is one sentence; a bug is shown whole. */
export async function command(body: () => Promise<number | void>): Promise<void> {
  try {
    process.exitCode = (await body()) ?? 0
  } catch (error) {
    say(wordsFor(error))
    process.exitCode = 1
  }
}

function wordsFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof Halt) return error.message
  const { code, path } = error as NodeJS.ErrnoException
  if (path && (code === 'EROFS' || code === 'EACCES')) {
    return `${path} cannot be written (${code}): put the project where you may write.`
  }
  return error.stack ?? error.message
}
